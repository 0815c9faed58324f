import { at } from './paths.mjs'
import { run } from './run.mjs'
import { runProject } from './run-tests.mjs'
import { say } from './say.mjs'
import { setUp } from './setup.mjs'

await setUp()

const node = (script, ...args) => run(process.execPath, [at('node_modules', script), ...args])

const steps = {
  'format and lint': () => node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  types: () => node('typescript/bin/tsc', '-b'),
  arrows: () =>
    node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', at('tools/arrows.cjs'), 'packages'),
  'dead code': () => node('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  'fast tests': async () => ((await runProject('library')).failed === 0 ? 0 : 1),
}

const failed = []
for (const [name, step] of Object.entries(steps)) {
  say(`\n— ${name}`)
  if ((await step()) !== 0) failed.push(name)
}
process.stdout.write(failed.length === 0 ? 'All checks passed\n' : `Failed: ${failed.join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
