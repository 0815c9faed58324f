/** Where the built files lie, by what they are for. */
export type Assets = {
  publicStyle: string
  appStyles: string[]
  appScript: string
  checkScript: string
  enhanceScript: string
  fonts: { sans: string | null; serif: string | null; arabic: string | null }
}

type Chunk = { file: string; css: string[] }

/** Read the manifest of the client build. Throws when an entry that pages need is missing. */
export function readAssets(manifestJson: string): Assets {
  const manifest: unknown = JSON.parse(manifestJson)
  if (typeof manifest !== 'object' || manifest === null) throw new Error('The build manifest is no object.')
  const chunks = new Map(Object.entries(manifest).map(([name, value]) => [name, chunkOf(value)]))
  const file = (entry: string) => {
    const chunk = chunks.get(entry)
    if (!chunk) throw new Error(`The build manifest lacks ${entry}.`)
    return chunk
  }
  const font = (name: string) => {
    const found = [...chunks].find(([path]) => path.endsWith(`/${name}.woff2`))
    return found ? `/${found[1].file}` : null
  }
  const app = file('src/app/main.tsx')
  return {
    publicStyle: `/${file('src/styles/public.css').file}`,
    appStyles: [file('src/styles/main.css').file, ...app.css].map(path => `/${path}`),
    appScript: `/${app.file}`,
    checkScript: `/${file('src/browser/check.ts').file}`,
    enhanceScript: `/${file('src/browser/enhance.ts').file}`,
    fonts: {
      sans: font('source-sans-3-latin-wght-normal'),
      serif: font('source-serif-4-latin-wght-normal'),
      arabic: font('noto-sans-arabic-arabic-wght-normal'),
    },
  }
}

function chunkOf(value: unknown): Chunk {
  const record: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  const css = record['css']
  return {
    file: String(record['file'] ?? ''),
    css: Array.isArray(css) ? css.map(String) : [],
  }
}
