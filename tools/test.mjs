import { setUp } from './setup.mjs'

await setUp()
const { buildStale } = await import('./build.mjs')
const { runProject } = await import('./run-tests.mjs')
const { say } = await import('./say.mjs')

const filter = process.argv.slice(2)
await buildStale()

let passed = 0
let failed = 0
for (const name of ['library', 'rooms', 'journeys']) {
  const result = await runProject(name, filter)
  passed += result.passed
  failed += result.failed
  for (const line of result.notes) say(line)
}
if (passed + failed === 0) {
  say('No test has that name.')
  failed = 1
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
