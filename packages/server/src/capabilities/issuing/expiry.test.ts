import { expect, test } from 'vitest'
import { expiryOf } from './expiry.ts'

const after = (months: number, from: string) =>
  expiryOf({ kind: 'after', months }, new Date(from))?.toISOString()

test('an award without a rule never expires', () => {
  expect(expiryOf({ kind: 'never' }, new Date())).toBeNull()
})

test('an award expires at the end of the day its achievement names', () => {
  expect(expiryOf({ kind: 'on', date: '2030-06-30' }, new Date())?.toISOString()).toBe(
    '2030-06-30T23:59:59.000Z',
  )
})

test('an award of the 15th expires on the 15th, at the same time of day', () => {
  expect(after(18, '2026-01-15T10:20:30Z')).toBe('2027-07-15T10:20:30.000Z')
})

test('an award of the last day of a long month expires on the last day of a short one', () => {
  expect(after(1, '2026-01-31T12:00:00Z')).toBe('2026-02-28T12:00:00.000Z')
  expect(after(1, '2028-01-31T12:00:00Z')).toBe('2028-02-29T12:00:00.000Z')
  expect(after(3, '2026-08-31T00:00:00Z')).toBe('2026-11-30T00:00:00.000Z')
})

test('an award of a leap day expires on 28 February, and on the 29th in the next leap year', () => {
  expect(after(12, '2028-02-29T08:00:00Z')).toBe('2029-02-28T08:00:00.000Z')
  expect(after(48, '2028-02-29T08:00:00Z')).toBe('2032-02-29T08:00:00.000Z')
})

test('months run over the end of the year', () => {
  expect(after(2, '2026-12-31T23:59:59Z')).toBe('2027-02-28T23:59:59.000Z')
  expect(after(1200, '2026-05-01T00:00:00Z')).toBe('2126-05-01T00:00:00.000Z')
})
