import type { Db } from '../../platform/db.ts'
import { hashSecret } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { matchKey } from '../identity/index.ts'
import { findOrganisation } from '../organisations/index.ts'
import { forgetRows } from './batches/forget-rows.ts'
import { findAchievement } from './find-achievement.ts'
import { findAward, type WholeAward } from './find-award.ts'
import { type AwardRow, awardUrl, type Issuing, own, recipientMac } from './issuing.ts'

/** The award behind a claim link. Throws `claim-not-found`. */
export async function findClaim(issuing: Issuing, secret: string): Promise<WholeAward> {
  const row = await own(issuing.db)
    .selectFrom('issuing_awards')
    .select('id')
    .where('claim_hash', '=', hashSecret(secret))
    .executeTakeFirst()
  const award = row ? await wholeAward(issuing, row.id) : null
  if (!award) throw new Problem('claim-not-found')
  return award
}

/** An award with its achievement and organisation, or null. */
export async function wholeAward(issuing: Issuing, id: string): Promise<WholeAward | null> {
  const row = await findAward(issuing.db, id)
  const achievement = row ? await findAchievement(issuing, row.achievement_id) : null
  const organisation = row ? await findOrganisation(issuing, row.organisation_id) : null
  return row && achievement && organisation ? { row, achievement, organisation } : null
}

/** The same for many rows, each achievement and organisation looked up once. */
export async function wholeAwards(issuing: Issuing, rows: AwardRow[]): Promise<WholeAward[]> {
  const achievements = new Map<string, ReturnType<typeof findAchievement>>()
  const organisations = new Map<string, ReturnType<typeof findOrganisation>>()
  const whole: WholeAward[] = []
  for (const row of rows) {
    const { achievement_id: made, organisation_id: maker } = row
    if (!achievements.has(made)) achievements.set(made, findAchievement(issuing, made))
    if (!organisations.has(maker)) organisations.set(maker, findOrganisation(issuing, maker))
    const achievement = await achievements.get(made)
    const organisation = await organisations.get(maker)
    if (achievement && organisation) whole.push({ row, achievement, organisation })
  }
  return whole
}

/** The signed bytes of an award, as the learner takes them. */
export function redeem(award: WholeAward): Uint8Array {
  return Buffer.from(award.row.credential)
}

/**
 * Note the learner's answer; false when there was one already, or when the award no longer stands as the learner
 * saw it. The issuer learns nothing else.
 */
export async function recordAnswer(
  issuing: Issuing,
  trx: Db,
  award: string,
  answer: 'accepted' | 'declined',
  seen?: AwardRow['standing'],
): Promise<boolean> {
  let update = own(trx)
    .updateTable('issuing_awards')
    .set({ answer })
    .where('id', '=', award)
    .where('answer', 'in', ['pending', 'unclaimed'])
  // A revocation at the same moment either comes first and is seen here, or waits for the badge to be kept.
  if (seen) update = update.where('standing', '=', seen)
  const row = await update.returning('id').executeTakeFirst()
  if (row) await emit(trx, issuing.clock, { name: 'award.answered', payload: { award, answer } })
  return row !== undefined
}

/** The award whose credential has this id, or null. */
export function awardOfCredential({ publicUrl }: Issuing, id: string): string | null {
  const prefix = awardUrl(publicUrl, '')
  return id.startsWith(prefix) ? (id.slice(prefix.length).split('?')[0] ?? null) : null
}

/** A person is gone: their awards keep the hashed recipient only. */
export async function forgetRecipient(issuing: Issuing, trx: Db, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return
  const macs = addresses.map(each => recipientMac(issuing.secrets, matchKey(each)))
  await forgetRows(trx, macs)
  await own(trx)
    .updateTable('issuing_awards')
    .set({ recipient_sealed: null, recipient_mac: null, recipient_name: null })
    .where('recipient_mac', 'in', macs)
    .execute()
}
