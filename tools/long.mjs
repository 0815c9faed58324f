import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './paths.mjs'
import { runProject } from './run-tests.mjs'
import { say } from './say.mjs'
import { setUp } from './setup.mjs'

// Tests that draw many cases take a sample in `npm test`, and all of them where LONG is set.
await setUp()
const { buildStale } = await import('./build.mjs')
await buildStale()
process.env.LONG = '1'

const long = ['packages', 'e2e']
  .flatMap(folder => readdirSync(at(folder), { recursive: true, withFileTypes: true }))
  .filter(
    entry => entry.isFile() && /\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
  )
  .map(entry => join(entry.parentPath, entry.name))
  .filter(file => /process\.env(\.LONG|\['LONG'\])/.test(readFileSync(file, 'utf8')))

let failed = 0
for (const name of long.length > 0 ? ['library', 'rooms', 'journeys'] : []) {
  const result = await runProject(name, long)
  for (const line of result.notes) say(line)
  failed += result.failed
}
process.stdout.write(`${long.length} long runs, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
