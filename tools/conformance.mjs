import { at } from './paths.mjs'
import { setUp } from './setup.mjs'

await setUp()
const { buildStale } = await import('./build.mjs')
await buildStale(['conformance'])
// npm runs scripts in the folder of the workspace; names of folders are meant where the person stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
await import(at('.build/conformance/run.js'))
