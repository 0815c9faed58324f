import { mkdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The library as it is built for the host, in one file. */
export async function loadLibrary(name = 'library') {
  const folder = `${root}.build/bench`
  mkdirSync(folder, { recursive: true })
  const outfile = `${folder}/${name}.mjs`
  await build({
    stdin: {
      contents: ['openbadges', 'openbadges/sign', 'openbadges/node', 'openbadges/testing']
        .map(name => `export * from '${name}'`)
        .concat(
          "export { base58 } from '@scure/base'",
          "export { pinnedContexts } from './packages/openbadges/src/contexts/pinned.ts'",
        )
        .join('\n'),
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    tsconfig: `${root}tsconfig.base.json`,
    logLevel: 'error',
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  })
  return await import(pathToFileURL(outfile).href)
}
