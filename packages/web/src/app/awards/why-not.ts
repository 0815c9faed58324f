import type { ProblemCode } from '@rucksack/contract'
import type { AwardChange } from '@rucksack/contract/after-awards'
import type { Award } from '@rucksack/contract/issuing'

/** Why a change does not fit an award. */
export type WhyNot =
  | 'revoked'
  | 'withdrawn'
  | 'answered'
  | 'declined'
  | 'mail-has-left'
  | 'suspended'
  | 'not-suspended'
  | 'erased'
  | 'not-yours'

/** Why this cannot be done with this award as it was last seen, or null. The host has the last word. */
export function whyNot(award: Award, change: AwardChange): WhyNot | null {
  if (!award.mayAward) return 'not-yours'
  if (award.answer === 'withdrawn') return 'withdrawn'
  if (award.standing === 'revoked') return 'revoked'
  if (change === 'send') return award.answer === 'pending' || award.answer === 'unclaimed' ? null : 'answered'
  if (change === 'withdraw') return award.answer === 'pending' ? null : 'mail-has-left'
  if (change === 'suspend') return award.standing === 'suspended' ? 'suspended' : null
  if (change === 'reinstate') return award.standing === 'suspended' ? null : 'not-suspended'
  if (change === 'renew' && award.recipient.value === null) return 'erased'
  if (change === 'renew' && award.answer === 'declined') return 'declined'
  return null
}

/** The same, as the host says it. */
export const whyByProblem: Partial<Record<ProblemCode, WhyNot>> = {
  'already-revoked': 'revoked',
  'award-withdrawn': 'withdrawn',
  'award-answered': 'answered',
  'mail-has-left': 'mail-has-left',
  'not-suspended': 'not-suspended',
  'recipient-erased': 'erased',
  'award-not-found': 'not-yours',
}
