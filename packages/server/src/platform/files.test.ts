import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'rucksack-files-'))
const files = filesIn(folder)

test('bytes come back as they went in, under their own name, and are kept once', async () => {
  const bytes = Buffer.from([0, 1, 2, 255])
  const names = await Promise.all(Array.from({ length: 20 }, () => files.put(bytes)))
  expect(new Set(names).size).toBe(1)
  const [name = ''] = names
  expect(name).toMatch(/^[0-9a-f]{64}$/)
  expect(await files.get(name)).toEqual(bytes)
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  expect(kept.map(entry => entry.name)).toEqual([name])
  expect(statSync(join(folder, name.slice(0, 2), name)).mode & 0o777).toBe(0o600)
})

test.each(['../secret-key', '', 'ab/../../x', 'A'.repeat(64), `${'a'.repeat(63)}\n`])(
  '%j is not the name of a file',
  async name => {
    await expect(files.get(name)).rejects.toThrow('Not the name of a file')
  },
)
