import { expect, it } from 'vitest'
import { checkValidity } from './check-validity.ts'

const now = new Date('2026-06-01T12:00:00Z')

it.each<[string | null, string | null, string]>([
  [null, null, 'passed'],
  ['2026-01-01T00:00:00Z', null, 'passed'],
  ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 'passed'],
  ['2026-06-01T12:00:00Z', '2026-06-01T12:00:01Z', 'passed'],
  ['2026-01-01T00:00:00Z', '2026-06-01T12:00:00Z', 'expired'],
  ['2026-01-01T00:00:00Z', '2026-06-01T13:59:59+02:00', 'expired'],
  ['2026-01-01T00:00:00Z', '2026-06-01T14:00:01+02:00', 'passed'],
  ['2026-01-01', '2026-06-01', 'expired'],
  ['2026-06-01T12:04:00Z', null, 'passed'],
  ['2026-06-01T12:06:00Z', null, 'not-yet-valid'],
  ['2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z', 'dates-crossed'],
  ['some day', null, 'date-malformed'],
  [null, 'never', 'date-malformed'],
])('from %s until %s it is %s at noon of the first of June', (from, until, expected) => {
  const finding = checkValidity(from, until, now)
  expect(finding.outcome === 'passed' ? 'passed' : finding.reason).toBe(expected)
})
