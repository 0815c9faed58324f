import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parts } from './parts.mjs'
import { fingerprint, isStale, markBuilt } from './staleness.mjs'

let folder
let part
let stamps

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rucksack-stale-'))
  stamps = join(folder, 'stamps')
  mkdirSync(join(folder, 'src/deep'), { recursive: true })
  writeFileSync(join(folder, 'src/a.ts'), 'a')
  writeFileSync(join(folder, 'src/deep/b.ts'), 'b')
  writeFileSync(join(folder, 'out.js'), 'built')
  part = { from: [join(folder, 'src')], makes: [join(folder, 'out.js')] }
  markBuilt('part', fingerprint(part), stamps)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what was built and not changed is not built again', () => {
  expect(isStale('part', part, stamps)).toBe(false)
})

test('what was never built is built', () => {
  expect(isStale('other', part, stamps)).toBe(true)
})

test.each([
  ['a file edited deep below', () => appendFileSync(join(folder, 'src/deep/b.ts'), '!')],
  ['an edit that keeps the size', () => utimesSync(join(folder, 'src/a.ts'), 1, 1)],
  ['a new file', () => writeFileSync(join(folder, 'src/c.ts'), '')],
  ['a file removed', () => rmSync(join(folder, 'src/a.ts'))],
  ['a built file removed', () => rmSync(join(folder, 'out.js'))],
  ['a stamp cut off half-way', () => writeFileSync(join(stamps, 'part.json'), '{"ha')],
])('%s is seen', (_title, change) => {
  change()
  expect(isStale('part', part, stamps)).toBe(true)
})

test('a test that changed does not build the product again', () => {
  writeFileSync(join(folder, 'src/a.test.ts'), 'test')
  expect(isStale('part', part, stamps)).toBe(false)
})

test('every part of the product is judged at once', () => {
  for (const [name, each] of Object.entries(parts)) expect(typeof isStale(name, each)).toBe('boolean')
})
