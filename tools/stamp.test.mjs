import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contentHash, readStamp, writeStamp } from './stamp.mjs'
import { sweep } from './sweep.mjs'

const folder = mkdtempSync(join(tmpdir(), 'rucksack-stamp-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const put = (name, text) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('a manifest written again with the same content needs no new set-up, one that changed does', () => {
  const manifest = put('package.json', '{}')
  const before = contentHash([manifest], 'v20.19.0')
  put('package.json', '{}')
  utimesSync(manifest, 1, 1)
  expect(contentHash([manifest], 'v20.19.0')).toBe(before)
  expect(contentHash([manifest], 'v22.0.0')).not.toBe(before)
  put('package.json', '{ "name": "x" }')
  expect(contentHash([manifest], 'v20.19.0')).not.toBe(before)
})

test('content cannot move from one manifest to the next unseen', () => {
  const [a, b] = [put('a', 'xy'), put('b', '')]
  const before = contentHash([a, b])
  put('a', 'x')
  put('b', 'y')
  expect(contentHash([a, b])).not.toBe(before)
})

test('a stamp that is not there or was cut off is none', () => {
  const file = join(folder, 'deep/stamp.json')
  expect(readStamp(file)).toBeNull()
  writeStamp(file, { hash: 'a' })
  expect(readStamp(file)).toEqual({ hash: 'a' })
  writeFileSync(file, '{"hash"')
  expect(readStamp(file)).toBeNull()
})

test('files of an earlier build stay for a day, for a host that still runs', () => {
  const [kept, fresh, old] = ['kept.js', 'fresh.js', 'old.js'].map(name => put(name, ''))
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
  for (const file of [kept, old]) utimesSync(file, twoDaysAgo, twoDaysAgo)
  sweep(folder, new Set([kept]))
  expect([kept, fresh, old].map(file => existsSync(file))).toEqual([true, true, false])
})
