import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { at } from './paths.mjs'
import { run } from './run.mjs'

// Run by npm before a package is packed: `node tools/package.mjs openbadges|cli` builds its `dist`.

/** The library file by file, so that whoever bundles it takes only what is used. */
async function buildLibrary() {
  const folder = at('packages/openbadges')
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const code = await run(process.execPath, [
    at('node_modules/typescript/bin/tsc'),
    '-p',
    join(folder, 'tsconfig.dist.json'),
  ])
  if (code !== 0) throw new Error('The library could not be built.')
  for (const file of readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.d.ts')) nameWhatIsThere(join(folder, 'dist', file))
  const { apiReference } = await import('./api-reference.mjs')
  writeFileSync(join(folder, 'API.md'), apiReference().text)
}

/** The compiler leaves the names of sources in declarations; older ones would not find what they mean. */
function nameWhatIsThere(file) {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'))
}

/** The command in one file; the library stays a package of its own. */
async function buildCommand() {
  const folder = at('packages/cli')
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const outfile = join(folder, 'dist/rucksack.js')
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [{ name: 'library', setup: builder => builder.onResolve({ filter: /^openbadges/ }, external) }],
    banner: { js: '#!/usr/bin/env node' },
    legalComments: 'none',
    logLevel: 'warning',
  })
  chmodSync(outfile, 0o755)
}

const external = ({ path }) => ({ path, external: true })

const builders = { openbadges: buildLibrary, cli: buildCommand }
const wanted = builders[process.argv[2] ?? '']
if (!wanted) throw new Error(`Say which package: ${Object.keys(builders).join(' or ')}.`)
await wanted()
