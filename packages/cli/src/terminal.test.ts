import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { terminal } from './terminal.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rucksack-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bytes = (text: string) => new TextEncoder().encode(text)

test('a file is replaced only when that is said, and a secret one is readable by its owner alone', async () => {
  const file = join(folder, 'key.json')
  writeFileSync(file, 'old')
  chmodSync(file, 0o644)
  await expect(terminal().write(file, bytes('new'))).rejects.toMatchObject({ code: 'EEXIST', path: file })
  expect(readFileSync(file, 'utf8')).toBe('old')
  await terminal().write(file, bytes('new'), { replace: true, secret: true })
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await terminal().write(join(folder, 'other.json'), bytes('new'), { secret: true })
  expect(statSync(join(folder, 'other.json')).mode & 0o777).toBe(0o600)
})

test('a folder is taken apart with the folders inside it, but for what is hidden', async () => {
  mkdirSync(join(folder, 'deep/.git'), { recursive: true })
  for (const name of ['b.png', 'a.json', 'deep/c.svg', '.hidden', 'deep/.git/d.png'])
    writeFileSync(join(folder, name), '')
  expect(await terminal().list(folder)).toEqual(
    ['a.json', 'b.png', 'deep/c.svg'].map(name => join(folder, name)),
  )
  expect(await terminal().list(join(folder, 'a.json'))).toBeNull()
  expect(await terminal().list('-')).toBeNull()
})
