import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The library by its sources; its manifest names only what is built for those who install it.
const library = (path: string) => fileURLToPath(new URL(`./packages/openbadges/src/${path}`, import.meta.url))
const alias = [
  { find: /^openbadges$/, replacement: library('index.ts') },
  { find: /^openbadges\/testing\/oracle$/, replacement: library('testing/oracle.ts') },
  { find: /^openbadges\/(.+)$/, replacement: library('$1/index.ts') },
]
const resolve = { conditions: ['source'], alias }
const ssr = { resolve: { conditions: ['source'], externalConditions: ['source'] } }

// One for each core, also on a machine of two, where Vitest would take a single one.
const maxWorkers = availableParallelism()

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'library',
          include: [
            'packages/{openbadges,contract,web,cli}/src/**/*.test.{ts,tsx}',
            'tools/**/*.test.{ts,mjs}',
            'conformance/**/*.test.ts',
          ],
          globalSetup: ['tools/test-setup/worker.ts'],
          // What takes a second alone may take many on a small machine that does other things too.
          testTimeout: 60_000,
          // A crowded machine can make a real server late once; what is broken fails twice.
          retry: 1,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'rooms',
          include: ['packages/server/src/**/*.test.ts'],
          // Reading the sources anew for each file took as long as the tests: they are read once a worker.
          isolate: false,
          globalSetup: ['tools/test-setup/worker.ts', 'tools/test-setup/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          retry: 1,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['tools/test-setup/host.ts'],
          testTimeout: 180_000,
          retry: 1,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
