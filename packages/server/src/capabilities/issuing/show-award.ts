import type { issuing as contract } from '@rucksack/contract'
import { kindOf, shownAddress } from '../identity/index.ts'
import type { OrganisationRow } from '../organisations/index.ts'
import { type AchievementRow, type AwardRow, awardUrl, claimUrl, type Issuing, imageUrl } from './issuing.ts'

/** An award as its organisation sees it; the claim link only for those who may award. */
export function shownAward(
  issuing: Issuing,
  row: AwardRow,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  mayAward: boolean,
): contract.Award {
  const { publicUrl } = issuing
  const open = row.answer === 'pending' || row.answer === 'unclaimed'
  return {
    id: row.id,
    achievement: {
      id: achievement.id,
      name: achievement.name,
      version: achievement.version,
      image: imageUrl(publicUrl, achievement),
    },
    organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
    recipient: { kind: row.recipient_kind, value: shownRecipient(issuing, row), name: row.recipient_name },
    answer: row.answer,
    standing: standingOf(row, issuing.clock.now()),
    reason: row.reason,
    narrative: row.narrative,
    evidence: row.evidence,
    results: row.results,
    awardedAt: row.awarded_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    mailLeavesAt: row.mail_leaves_at?.toISOString() ?? null,
    mailedAt: row.mailed_at?.toISOString() ?? null,
    undelivered: row.undelivered,
    page: awardUrl(publicUrl, row.id),
    claimLink: open && mayAward ? claimUrl(publicUrl, claimSecretOf(issuing, row)) : null,
    mayAward,
  }
}

/** The address an award was made to, or null once it was erased. */
export function recipientOf(
  { secrets }: Pick<Issuing, 'secrets'>,
  row: Pick<AwardRow, 'recipient_sealed'>,
): string | null {
  return row.recipient_sealed === null
    ? null
    : secrets.open('award-recipient', row.recipient_sealed).toString()
}

/** The same as people read it. */
function shownRecipient(issuing: Pick<Issuing, 'secrets'>, row: AwardRow): string | null {
  const address = recipientOf(issuing, row)
  return address && shownAddress(address)
}

/** Where mail about an award goes; null where its address takes none, or was erased. */
export function mailOf(
  issuing: Pick<Issuing, 'secrets'>,
  row: Pick<AwardRow, 'recipient_sealed'>,
): string | null {
  const address = recipientOf(issuing, row)
  return address !== null && kindOf(address) === 'email' ? address : null
}

export function claimSecretOf({ secrets }: Pick<Issuing, 'secrets'>, row: AwardRow): string {
  return secrets.open('claim', row.claim_sealed).toString()
}

export function standingOf(
  row: Pick<AwardRow, 'standing' | 'expires_at'>,
  now: Date,
): contract.Award['standing'] {
  return row.standing === 'good' && row.expires_at !== null && row.expires_at <= now
    ? 'expired'
    : row.standing
}
