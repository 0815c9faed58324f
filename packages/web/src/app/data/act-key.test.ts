import { expect, test } from 'vitest'
import { keyKeeper } from './act-key.ts'

test('the same act repeated after a lost answer keeps its key', () => {
  const keys = keyKeeper()
  const first = keys.keyFor('award ada')
  expect(keys.keyFor('award ada')).toBe(first)
})

test('another act, and the same act after an answer, gets a new key', () => {
  const keys = keyKeeper()
  const first = keys.keyFor('award ada')
  expect(keys.keyFor('award grace')).not.toBe(first)
  const second = keys.keyFor('award ada')
  keys.settled()
  expect(keys.keyFor('award ada')).not.toBe(second)
})
