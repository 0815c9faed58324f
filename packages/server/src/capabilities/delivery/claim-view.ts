import type { Claim } from '@rucksack/contract/delivery'
import { markdownToHtml } from '../../platform/markdown.ts'
import { kindOf, matchKey, shownAddress } from '../identity/index.ts'
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
  const kind = recipient === null ? 'email' : kindOf(recipient)
  return {
    state: stateOf(award, issuing.clock.now()),
    ...offered(publicUrl, achievement, organisation),
    recipientName: row.recipient_name,
    addressHint: recipient === null ? '' : hintOf(recipient),
    addressKind: kind,
    mine:
      recipient !== null &&
      (kind === 'email'
        ? addresses.some(each => matchKey(each) === matchKey(recipient))
        : addresses.length > 0),
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
function hintOf(address: string): string {
  if (kindOf(address) === 'did')
    return address.length > 24 ? `${address.slice(0, 16)}…${address.slice(-4)}` : address
  const shown = shownAddress(address)
  const at = shown.lastIndexOf('@')
  return `${shown.startsWith('@') ? shown.slice(0, 2) : ([...shown][0] ?? '')}•••${shown.slice(at)}`
}
