import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

test("a visitor's own browser says of every fixture what the host says, word for word", () => {
  const folders = readdirSync(at('conformance/fixtures')).map(name => at(`conformance/fixtures/${name}`))
  const { stdout } = spawnSync(process.execPath, [at('.build/conformance/run.js'), '--browser', ...folders], {
    encoding: 'utf8',
  })
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^\d{3,} passed, 0 failed$/)
})
