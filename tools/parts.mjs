import { at } from './paths.mjs'

// The builders are loaded only when something is built: a start that finds nothing stale stays quick.
const bundle = async (folder, entries, platform) =>
  (await import('./bundle.mjs')).bundle(folder, entries, platform)

const packages = (...names) =>
  names.flatMap(name => [at('packages', name, 'src'), at('packages', name, 'package.json')])

/**
 * What is built: from which files, into which, and how. A part is stale when a file it is made from has
 * changed or one that it makes is gone.
 * @type {Record<string, { from: string[], makes: string[], folder: string, build: () => Promise<string[]> }>}
 */
export const parts = {
  worker: {
    from: packages('openbadges'),
    makes: ['canonize-worker', 'many-worker'].map(name => at(`.build/server/${name}.js`)),
    folder: at('.build/server'),
    build: () =>
      bundle('server', {
        'canonize-worker': 'packages/openbadges/src/node/canonize-worker.ts',
        'many-worker': 'packages/openbadges/src/node/many-worker.ts',
      }),
  },
  reader: {
    from: packages('server', 'contract'),
    makes: [at('.build/server/table-worker.js')],
    folder: at('.build/server'),
    build: () =>
      bundle('server', {
        'table-worker': 'packages/server/src/capabilities/issuing/batches/table-worker.ts',
      }),
  },
  client: {
    from: [
      ...packages('web', 'contract', 'openbadges'),
      at('packages/web/vite.config.ts'),
      at('packages/web/public'),
    ],
    makes: [at('.build/web/.vite/manifest.json')],
    folder: at('.build/web'),
    build: async () => (await import('./build-client.mjs')).buildClient(),
  },
  host: {
    from: packages('server', 'web', 'contract', 'openbadges'),
    makes: ['main', 'operator', 'render'].map(name => at(`.build/server/${name}.js`)),
    folder: at('.build/server'),
    build: () =>
      bundle('server', {
        main: 'packages/server/src/main.ts',
        operator: 'packages/server/src/operator/main.ts',
        render: 'packages/web/src/render.tsx',
      }),
  },
  cli: {
    from: packages('cli', 'openbadges'),
    makes: ['rucksack', 'canonize-worker'].map(name => at(`.build/cli/${name}.js`)),
    folder: at('.build/cli'),
    build: () =>
      bundle('cli', {
        rucksack: 'packages/cli/src/main.ts',
        'canonize-worker': 'packages/openbadges/src/node/canonize-worker.ts',
      }),
  },
  conformance: {
    from: [...packages('openbadges'), at('conformance'), at('e2e/browser.ts')],
    makes: ['run', 'make-fixtures', 'vc-api', 'canonize-worker'].map(name =>
      at(`.build/conformance/${name}.js`),
    ),
    folder: at('.build/conformance'),
    build: async () => [
      ...(await bundle('conformance', {
        run: 'conformance/run.ts',
        'vc-api': 'conformance/vc-api/main.ts',
        'make-fixtures': 'conformance/make-fixtures.ts',
        'canonize-worker': 'packages/openbadges/src/node/canonize-worker.ts',
      })),
      ...(await bundle('conformance/page', { page: 'conformance/browser/page.ts' }, 'browser')),
    ],
  },
}
