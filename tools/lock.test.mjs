import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withLock } from './lock.mjs'

const folder = mkdtempSync(join(tmpdir(), 'rucksack-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const pause = () => new Promise(resolve => setTimeout(resolve, 20))

test('two commands at once take turns', async () => {
  const file = join(folder, 'turns.lock')
  let inside = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++inside)
    await pause()
    inside--
  }
  await Promise.all([1, 2, 3].map(() => withLock(file, work)))
  expect(most).toBe(1)
})

test('the lock of a killed process is taken over by one alone', async () => {
  const file = join(folder, 'killed.lock')
  // No process has this number: it is above what any system hands out.
  writeFileSync(file, '999999999')
  let inside = 0
  let most = 0
  await Promise.all(
    [1, 2, 3].map(() =>
      withLock(file, async () => {
        most = Math.max(most, ++inside)
        await pause()
        inside--
      }),
    ),
  )
  expect(most).toBe(1)
})

test('work that fails gives the lock back', async () => {
  const file = join(folder, 'fails.lock')
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(file, async () => 'next')).toBe('next')
})
