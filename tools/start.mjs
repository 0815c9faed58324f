import { setUp } from './setup.mjs'

await setUp({ omitDev: true })
const { buildStale } = await import('./build.mjs')
await buildStale(['worker', 'reader', 'client', 'host'])
// This process becomes the host, so that signals to npm, to the group or to node all reach it.
await import('../.build/server/main.js')
