import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build, type Metafile } from 'esbuild'
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

  it('and sends no more than 64 KB to check a known badge, its vocabularies included', async () => {
    const { metafile, outputFiles } = await built({
      stdin: {
        contents: "export * from './verify/index.ts'; export * from './browser/index.ts'",
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      },
    })
    const names = Object.keys(metafile.outputs)
    const direct = names.filter(name => name.includes('canonize-direct'))
    const needed = new Set(['out/stdin.js', ...direct].flatMap(name => chunksAtOnce(metafile, name)))
    expect(direct).toHaveLength(1)
    expect(needed.size).toBeGreaterThan(5)
    const sizes = outputFiles.map(({ contents }, at) =>
      needed.has(names[at] ?? '') ? gzipSync(contents, { level: 9 }).length : 0,
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(64 * 1024)
  })
})

async function bundled(entry: string): Promise<{ inputs: string[]; atOnce: string[]; size: number }> {
  const { metafile, outputFiles } = await built({
    entryPoints: [fileURLToPath(new URL(`./${entry}/index.ts`, import.meta.url))],
  })
  return {
    atOnce: chunksAtOnce(metafile, 'out/index.js').flatMap(name =>
      Object.keys(metafile.outputs[name]?.inputs ?? {}),
    ),
    inputs: Object.keys(metafile.inputs),
    size: outputFiles.reduce((sum, file) => sum + file.contents.length, 0),
  }
}

async function built(what: Pick<BuildOptions, 'stdin' | 'entryPoints'>) {
  return await build({
    ...what,
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
}

/** What a page loads with a file itself: what stands behind an `import()` comes later. */
function chunksAtOnce({ outputs }: Metafile, start: string): string[] {
  const seen = new Set([start])
  for (const name of seen)
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === 'import-statement') seen.add(path)
  return [...seen]
}
