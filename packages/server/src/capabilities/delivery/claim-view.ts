import type { Claim } from '@rucksack/contract/delivery'
import { markdownToHtml } from '../../platform/markdown.ts'
import { matchKey } from '../identity/index.ts'
import { type Issuing, offered, recipientOf, standingOf, type WholeAward } from '../issuing/index.ts'

export type ClaimParts = Pick<WholeAward, 'achievement' | 'organisation'> & {
  row: Pick<
    WholeAward['row'],
    | 'recipient_name'
    | 'recipient_sealed'
    | 'narrative'
    | 'evidence'
    | 'expires_at'
    | 'awarded_at'
    | 'answer'
    | 'standing'
    | 'reason'
  >
}

/** What the learner sees before they answer: who, what, why. */
export function claimView(issuing: Issuing, award: ClaimParts, addresses: string[]): Claim {
  const { row, achievement, organisation } = award
  const { publicUrl } = issuing
  const recipient = recipientOf(issuing, row)
  return {
    state: stateOf(award, issuing.clock.now()),
    ...offered(publicUrl, achievement, organisation),
    recipientName: row.recipient_name,
    addressHint: recipient === null ? '' : hintOf(recipient),
    mine: recipient !== null && addresses.some(each => matchKey(each) === matchKey(recipient)),
    narrativeHtml: row.narrative === null ? null : markdownToHtml(row.narrative),
    evidence: row.evidence,
    awardedAt: row.awarded_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    reason: row.reason,
  }
}

function stateOf({ row }: ClaimParts, now: Date): Claim['state'] {
  if (row.answer === 'withdrawn') return 'withdrawn'
  if (row.answer === 'accepted' || row.answer === 'declined') return row.answer
  const standing = standingOf(row, now)
  return standing === 'revoked' ? 'revoked' : 'open'
}

/** `a•••@learner.example`: enough to know one's own address, too little to learn another's. */
function hintOf(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email][0] ?? ''}•••${email.slice(at)}`
}
