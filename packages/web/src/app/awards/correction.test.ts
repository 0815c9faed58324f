import type { Award } from '@rucksack/contract/issuing'
import { expect, test } from 'vitest'
import { correctionDraftOf, correctionOf } from './correction.ts'

const award: Award = {
  id: '01900000-0000-7000-8000-000000000001',
  achievement: { id: '01900000-0000-7000-8000-000000000002', name: 'Knots', version: 1, image: '/x' },
  organisation: { id: '01900000-0000-7000-8000-000000000003', slug: 'library', name: 'Library' },
  recipient: { kind: 'email', value: 'ada@learner.example', name: 'Ada Lovelase' },
  answer: 'accepted',
  standing: 'good',
  reason: null,
  narrative: 'Ties well.',
  evidence: [{ url: 'https://learner.example/knots', name: 'Film' }],
  results: [],
  awardedAt: '2026-05-03T10:00:00.000Z',
  expiresAt: '2027-05-03T10:00:00.000Z',
  mailLeavesAt: null,
  mailedAt: null,
  undelivered: null,
  page: 'https://host.example/awards/x',
  claimLink: null,
  mayAward: true,
}

test('a correction says what changes and leaves the rest as it was, to the second', () => {
  const draft = correctionDraftOf(award)
  expect(correctionOf(award, { ...draft, name: 'Ada Lovelace', reason: ' Misspelt ' })).toEqual({
    recipient: { name: 'Ada Lovelace' },
    reason: 'Misspelt',
  })
})

test('a note and evidence can be taken out, and the end moved', () => {
  const draft = correctionDraftOf(award)
  const changed = correctionOf(award, {
    ...draft,
    narrative: '',
    evidence: [],
    until: '2028-01-31',
    reason: 'x',
  })
  expect(changed).toMatchObject({ narrative: '', evidence: [] })
  expect(new Date(changed.expiresAt ?? '').getFullYear()).toBe(2028)
  expect(changed.recipient).toBeUndefined()
})
