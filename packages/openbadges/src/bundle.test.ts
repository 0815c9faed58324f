import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { describe, expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

describe('a page that only needs a part of the library loads only that part', () => {
  it.each([
    ['read', ['read/index.ts', 'bake/png.ts'], 60],
    ['bake', ['bake/index.ts'], 55],
  ])('%s', async (entry, own, kilobytes) => {
    const { inputs, size } = await bundled(entry)
    for (const path of own) expect(inputs).toContainEqual(expect.stringMatching(`src/${path}$`))
    expect(
      inputs.filter(path => /jsonld|rdf-canonize|-context\/|@noble|src\/(?:verify|sign|node)\//.test(path)),
    ).toEqual([])
    expect(size).toBeLessThan(kilobytes * 1024)
  })

  it('while verifying brings its vocabularies in a file of their own, when first needed', async () => {
    const { inputs, atOnce } = await bundled('verify')
    expect(inputs).toContainEqual(expect.stringMatching('src/verify/verify.ts$'))
    expect(atOnce.filter(path => /jsonld|rdf-canonize|-context\/|src\/node\//.test(path))).toEqual([])
    expect((await bundled('browser')).inputs).toContainEqual(expect.stringMatching('node_modules/jsonld/'))
  })
})

async function bundled(entry: string): Promise<{ inputs: string[]; atOnce: string[]; size: number }> {
  const { metafile, outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./${entry}/index.ts`, import.meta.url))],
    outdir: 'out',
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  })
  const start = Object.keys(metafile.outputs).find(name => name === 'out/index.js') ?? ''
  return {
    atOnce: filesAtOnce(metafile, start),
    inputs: Object.keys(metafile.inputs),
    size: outputFiles.reduce((sum, file) => sum + file.contents.length, 0),
  }
}

/** What a page loads with the entry itself: files behind an `import()` come later. */
function filesAtOnce({ outputs }: Metafile, start: string): string[] {
  const seen = new Set([start])
  for (const name of seen)
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === 'import-statement') seen.add(path)
  return [...seen].flatMap(name => Object.keys(outputs[name]?.inputs ?? {}))
}
