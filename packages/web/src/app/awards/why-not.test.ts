import { awardChanges } from '@rucksack/contract/after-awards'
import type { Award } from '@rucksack/contract/issuing'
import { expect, test } from 'vitest'
import { whyNot } from './why-not.ts'

const award = (more: Partial<Award> = {}): Award => ({
  id: '01900000-0000-7000-8000-000000000001',
  achievement: { id: '01900000-0000-7000-8000-000000000002', name: 'Knots', version: 1, image: '/x' },
  organisation: { id: '01900000-0000-7000-8000-000000000003', slug: 'library', name: 'Library' },
  recipient: { kind: 'email', value: 'ada@learner.example', name: 'Ada' },
  answer: 'unclaimed',
  standing: 'good',
  reason: null,
  narrative: null,
  evidence: [],
  results: [],
  awardedAt: '2026-05-03T10:00:00.000Z',
  expiresAt: null,
  mailLeavesAt: null,
  mailedAt: null,
  undelivered: null,
  page: 'https://host.example/awards/x',
  claimLink: null,
  mayAward: true,
  ...more,
})
const possible = (more: Partial<Award>) => awardChanges.filter(change => whyNot(award(more), change) === null)

test('an award offers what can be done with it, and nothing else', () => {
  expect(possible({ answer: 'pending' })).toEqual(['send', 'withdraw', 'suspend', 'revoke', 'renew'])
  expect(possible({ answer: 'unclaimed' })).toEqual(['send', 'suspend', 'revoke', 'renew'])
  expect(possible({ answer: 'accepted' })).toEqual(['suspend', 'revoke', 'renew'])
  expect(possible({ answer: 'accepted', standing: 'suspended' })).toEqual(['reinstate', 'revoke', 'renew'])
  expect(possible({ answer: 'accepted', standing: 'expired' })).toEqual(['suspend', 'revoke', 'renew'])
  expect(possible({ answer: 'declined' })).toEqual(['suspend', 'revoke'])
})

test('what was revoked or taken back, or is not theirs to change, offers nothing', () => {
  expect(possible({ standing: 'revoked' })).toEqual([])
  expect(possible({ answer: 'withdrawn', standing: 'revoked' })).toEqual([])
  expect(possible({ mayAward: false })).toEqual([])
  const erased = { recipient: { kind: 'email' as const, value: null, name: null } }
  expect(possible({ answer: 'accepted', ...erased })).toEqual(['suspend', 'revoke'])
})
