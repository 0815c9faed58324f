import type { issuing as contract } from '@rucksack/contract'
import { type CredentialParts, hashIdentity } from 'openbadges/sign'
import { hashSecret, randomUuid, secretToken } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { kindOf, matchKey } from '../identity/index.ts'
import type { OrganisationRow } from '../organisations/index.ts'
import { expiryOfAward } from './expiry.ts'
import { type AchievementRow, type AwardRow, awardUrl, type Issuing, recipientMac } from './issuing.ts'
import { type Recipient, recipientParts } from './recipient.ts'
import { checkedResults, resultParts } from './results.ts'
import { type Place, purposes, statusListUrl } from './status-lists.ts'

const regretMs = 60_000

export type AwardOrder = Omit<contract.AwardRequest, 'organisation' | 'recipient'> & {
  recipient: Recipient
  achievement: AchievementRow
  organisation: OrganisationRow
  by: string | null
  /** The day of the achievement, where it is not today. */
  awardedAt?: Date
  /** The same for every repeat of one request; null when a repeat is another award. */
  onceKey: string | null
}

/** What one credential says beside what all of its achievement say. */
export type OwnParts = Omit<CredentialParts, 'issuer' | 'achievement'>

export function refuseUnpublished(achievement: AchievementRow): void {
  if (achievement.state === 'draft') throw new Problem('not-published')
  if (achievement.state === 'archived') throw new Problem('archived')
}

/** The row of an award that is not signed yet, and what its credential says. Throws `validation-failed`. */
export async function prepareAward(
  issuing: Issuing,
  order: AwardOrder,
  place: Place,
): Promise<{ row: AwardRow; parts: OwnParts }> {
  const { publicUrl, secrets } = issuing
  const now = wholeSecond(issuing.clock.now())
  const awardedAt = order.awardedAt ? wholeSecond(order.awardedAt) : now
  const id = randomUuid()
  const { address } = order.recipient
  const key = matchKey(address)
  const salt = secretToken(12)
  const secret = secretToken()
  const expires = expiryOfAward(order.achievement.expiry, order.expiresAt, now, awardedAt)
  const row: AwardRow = {
    id,
    organisation_id: order.organisation.id,
    achievement_id: order.achievement.id,
    recipient_sealed: secrets.seal('award-recipient', Buffer.from(address)),
    recipient_mac: recipientMac(secrets, key),
    recipient_kind: kindOf(address),
    recipient_name: order.recipient.name?.trim() || null,
    salt,
    identity_hash: await hashIdentity(issuing.crypto, key, salt),
    narrative: order.narrative?.trim() || null,
    evidence: order.evidence ?? [],
    results: checkedResults(order.achievement, order.results),
    credential: '',
    answer: order.sendNow === true ? 'unclaimed' : 'pending',
    standing: 'good',
    reason: null,
    awarded_by: order.by,
    awarded_at: awardedAt,
    expires_at: expires,
    language: order.language ?? order.achievement.language,
    mail_leaves_at: new Date(now.getTime() + (order.sendNow === true ? 0 : regretMs)),
    mailed_at: null,
    undelivered: null,
    claim_hash: hashSecret(secret),
    claim_sealed: secrets.seal('claim', Buffer.from(secret)),
    once_key: order.onceKey,
    list_id: place.list,
    list_index: place.index,
  }
  const parts: OwnParts = {
    id: awardUrl(publicUrl, id),
    recipient: recipientParts(address, row),
    validFrom: instant(awardedAt),
    validUntil: expires === null ? null : instant(expires),
    narrative: row.narrative,
    evidence: row.evidence,
    results: resultParts(publicUrl, order.achievement, row.results),
    status: purposes.map(purpose => {
      const list = statusListUrl(publicUrl, place.list, purpose)
      return { id: `${list}#${place.index}`, purpose, index: place.index, list }
    }),
  }
  return { row, parts }
}

/** Instants in credentials carry no fraction, which some readers refuse. */
const instant = (at: Date) => `${at.toISOString().slice(0, 19)}Z`

const wholeSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000)
