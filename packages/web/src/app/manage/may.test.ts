import { expect, test } from 'vitest'
import { may } from './may.ts'

test('a role holds every role below it and none above', () => {
  expect(may('owner', 'awarder')).toBe(true)
  expect(may('awarder', 'awarder')).toBe(true)
  expect(may('viewer', 'awarder')).toBe(false)
  expect(may(null, 'viewer')).toBe(false)
})
