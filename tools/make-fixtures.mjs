import { at } from './paths.mjs'
import { setUp } from './setup.mjs'

await setUp()
const { buildStale } = await import('./build.mjs')
await buildStale(['conformance'])
process.argv[2] ??= at('conformance/fixtures')
await import(at('.build/conformance/make-fixtures.js'))
