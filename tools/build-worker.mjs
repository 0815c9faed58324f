import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Bundle the canonicalisation worker; the same file serves the host and the tests. */
export async function buildWorker() {
  mkdirSync(join(root, '.build/server'), { recursive: true })
  await build({
    entryPoints: [join(root, 'packages/openbadges/src/node/canonize-worker.ts')],
    outfile: join(root, '.build/server/canonize-worker.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
}
