import type { issuing as contract } from '@rucksack/contract'
import { achievementCredential, hashIdentity, signDataIntegrity } from 'openbadges/sign'
import { inTransaction } from '../../platform/db.ts'
import { hashSecret, randomUuid, secretToken } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { matchKey } from '../identity/index.ts'
import { issuerParts, type OrganisationRow, requireActive, signerOf } from '../organisations/index.ts'
import { expiryOfAward } from './expiry.ts'
import { type AchievementRow, type AwardRow, awardUrl, type Issuing, own, recipientMac } from './issuing.ts'
import { checkedResults, resultParts } from './results.ts'
import { achievementParts } from './show-achievement.ts'
import { purposes, statusListUrl, takePlace } from './status-lists.ts'

const regretMs = 60_000

export type AwardOrder = contract.AwardRequest & {
  by: string | null
  /** The same for every repeat of one request; null when a repeat is another award. */
  onceKey: string | null
}

/**
 * Sign and record one award and say so, in one transaction. Delivery is not our business: it hears
 * `award.made`. Throws `not-published`, `archived`, `organisation-archived`,
 * `programme-archived` or `validation-failed`.
 */
export async function award(
  issuing: Issuing,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  order: AwardOrder,
): Promise<AwardRow> {
  const made = await awardOnce(issuing, order.onceKey)
  if (made) return made
  refuseUnpublished(achievement)
  await requireActive(issuing.db, { organisation: organisation.id, programme: achievement.programme_id })
  const signer = await signerOf(issuing.organisations, organisation)
  for (let attempt = 1; ; attempt++) {
    const { row, unsigned } = await prepare(issuing, achievement, organisation, order)
    row.credential = JSON.stringify(await signDataIntegrity(unsigned, signer, issuing, row.awarded_at))
    try {
      await record(issuing, row)
      return row
    } catch (cause) {
      const clash = cause instanceof Error ? cause.message : ''
      // Two repeats of one request at once: the other one made the award.
      const other = clash.includes('once_key') ? await awardOnce(issuing, order.onceKey) : null
      if (other) return other
      // Two awards drew the same place in the list: one draws again.
      if (attempt === 3 || !clash.includes('list_id_list_index')) throw cause
    }
  }
}

async function record(issuing: Issuing, row: AwardRow): Promise<void> {
  await inTransaction(issuing.db, async trx => {
    await own(trx)
      .insertInto('issuing_awards')
      .values({ ...row, evidence: JSON.stringify(row.evidence), results: JSON.stringify(row.results) })
      .execute()
    await emit(trx, issuing.clock, {
      name: 'award.made',
      payload: { award: row.id, mailLeavesAt: row.mail_leaves_at?.toISOString() },
    })
  })
}

/** The award that an earlier try of the same request made, also when its answer was lost. */
async function awardOnce({ db }: Issuing, onceKey: string | null): Promise<AwardRow | null> {
  if (onceKey === null) return null
  const row = await own(db)
    .selectFrom('issuing_awards')
    .selectAll()
    .where('once_key', '=', onceKey)
    .executeTakeFirst()
  return row ?? null
}

export function refuseUnpublished(achievement: AchievementRow): void {
  if (achievement.state === 'draft') throw new Problem('not-published')
  if (achievement.state === 'archived') throw new Problem('archived')
}

async function prepare(
  issuing: Issuing,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  request: AwardOrder,
) {
  const { publicUrl, secrets } = issuing
  const now = wholeSecond(issuing.clock.now())
  const id = randomUuid()
  const address = matchKey(request.recipient.email)
  const salt = secretToken(12)
  const secret = secretToken()
  const place = await takePlace(issuing, organisation.id)
  const expires = expiryOfAward(achievement.expiry, request.expiresAt, now)
  const row: AwardRow = {
    id,
    organisation_id: organisation.id,
    achievement_id: achievement.id,
    recipient_sealed: secrets.seal('award-recipient', Buffer.from(request.recipient.email.trim())),
    recipient_mac: recipientMac(secrets, address),
    recipient_name: request.recipient.name?.trim() || null,
    salt,
    identity_hash: await hashIdentity(issuing.crypto, address, salt),
    narrative: request.narrative?.trim() || null,
    evidence: request.evidence ?? [],
    results: checkedResults(achievement, request.results),
    credential: '',
    answer: request.sendNow === true ? 'unclaimed' : 'pending',
    standing: 'good',
    reason: null,
    awarded_by: request.by,
    awarded_at: now,
    expires_at: expires,
    language: request.language ?? achievement.language,
    mail_leaves_at: new Date(now.getTime() + (request.sendNow === true ? 0 : regretMs)),
    mailed_at: null,
    claim_hash: hashSecret(secret),
    claim_sealed: secrets.seal('claim', Buffer.from(secret)),
    once_key: request.onceKey,
    list_id: place.list,
    list_index: place.index,
  }
  const unsigned = achievementCredential({
    id: awardUrl(publicUrl, id),
    issuer: issuerParts(issuing.organisations, organisation),
    achievement: achievementParts(publicUrl, achievement),
    recipient: { identityHash: row.identity_hash, salt },
    validFrom: instant(now),
    validUntil: expires === null ? null : instant(expires),
    narrative: row.narrative,
    evidence: row.evidence,
    results: resultParts(publicUrl, achievement, row.results),
    status: purposes.map(purpose => {
      const list = statusListUrl(publicUrl, place.list, purpose)
      return { id: `${list}#${place.index}`, purpose, index: place.index, list }
    }),
  })
  return { row, unsigned }
}

/** Instants in credentials carry no fraction, which some readers refuse. */
const instant = (at: Date) => `${at.toISOString().slice(0, 19)}Z`

const wholeSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000)
