import type { afterAwards, BodyOf } from '@rucksack/contract'
import type { Award } from '@rucksack/contract/issuing'
import { given } from '../data/given.ts'
import { type AwardDraft, evidenceOf } from '../manage/award-request.ts'
import { dayOf, endOfDay } from './day-ends.ts'

export type CorrectionDraft = Pick<AwardDraft, 'name' | 'address' | 'narrative' | 'evidence'> & {
  /** Day, or empty. */
  until: string
  reason: string
}

/** An award as its correction begins. */
export function correctionDraftOf({ recipient, narrative, evidence, expiresAt }: Award): CorrectionDraft {
  return {
    name: recipient.name ?? '',
    address: recipient.value ?? '',
    narrative: narrative ?? '',
    evidence: evidence.map(({ url = '', name = '', narrative: what = '' }) => ({
      url,
      name,
      narrative: what,
    })),
    until: expiresAt === null ? '' : dayOf(expiresAt),
    reason: '',
  }
}

/** Only what is another than before is said. */
export function correctionOf(award: Award, draft: CorrectionDraft): BodyOf<typeof afterAwards.correctAward> {
  const before = correctionDraftOf(award)
  const changed = (name: 'name' | 'address') =>
    draft[name].trim() === before[name] ? undefined : draft[name].trim()
  const recipient = given({ name: changed('name'), address: changed('address') })
  const evidence = evidenceOf(draft.evidence)
  return {
    reason: draft.reason.trim(),
    ...(Object.keys(recipient).length === 0 ? {} : { recipient }),
    ...(draft.narrative === before.narrative ? {} : { narrative: draft.narrative }),
    ...(JSON.stringify(evidence) === JSON.stringify(evidenceOf(before.evidence)) ? {} : { evidence }),
    ...(draft.until === before.until || draft.until === '' ? {} : { expiresAt: endOfDay(draft.until) }),
  }
}
