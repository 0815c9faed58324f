import { at } from './paths.mjs'
import { setUp } from './setup.mjs'

await setUp()
const { buildStale } = await import('./build.mjs')
await buildStale(['conformance'])
await import(at('.build/conformance/vc-api.js'))
