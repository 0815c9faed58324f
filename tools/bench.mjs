import { existsSync, readdirSync } from 'node:fs'
import { at } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'
import { setUp } from './setup.mjs'

await setUp()
const { buildStale } = await import('./build.mjs')
await buildStale()

const [filter = ''] = process.argv.slice(2)
const folder = at('bench')
const files = (existsSync(folder) ? readdirSync(folder) : [])
  .filter(name => name.endsWith('.bench.mjs') && name.includes(filter))
  .sort()
if (files.length === 0) {
  say(filter === '' ? 'There is nothing in bench/ to run.' : `No figure in bench/ is called ${filter}.`)
  process.exitCode = 1
}
for (const file of files) {
  say(`\n— ${file}`)
  // One after another, each alone in its process: figures that share a machine disturb each other.
  if ((await run(process.execPath, [at('bench', file)], { stdout: 'inherit' })) !== 0) process.exitCode = 1
}
