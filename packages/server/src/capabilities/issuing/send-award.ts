import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import type { Undelivered } from '../../platform/send-mail.ts'
import { wholeAwards } from './claims.ts'
import { findAward, type WholeAward } from './find-award.ts'
import { type AwardRow, type Issuing, own } from './issuing.ts'
import { touchList } from './status-lists.ts'

const released = sql<AwardRow['answer']>`case when answer = 'pending' then 'unclaimed' else answer end`

/** Take an award back before its mail leaves: it never happened. Throws `mail-has-left`. */
export async function withdraw(issuing: Issuing, award: AwardRow): Promise<AwardRow> {
  return await inTransaction(issuing.db, async trx => {
    const row = await own(trx)
      .updateTable('issuing_awards')
      .set({ answer: 'withdrawn', standing: 'revoked', reason: null })
      .where('id', '=', award.id)
      .where('answer', '=', 'pending')
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new Problem(award.answer === 'withdrawn' ? 'award-withdrawn' : 'mail-has-left')
    await touchList(trx, issuing, row.list_id)
    await emit(trx, issuing.clock, { name: 'award.withdrawn', payload: { award: row.id } })
    return row
  })
}

/** Let the mail leave now, or send it again. Throws `award-answered`, `award-withdrawn` or `already-revoked`. */
export async function sendNow(issuing: Issuing, award: AwardRow): Promise<AwardRow> {
  await takeFrom(issuing.db, issuing.clock, `send-award:${award.id}`, 5, 3600)
  return await inTransaction(issuing.db, async trx => {
    const row = await own(trx)
      .updateTable('issuing_awards')
      .set({ mail_leaves_at: issuing.clock.now(), mailed_at: null, undelivered: null, answer: released })
      .where('id', '=', award.id)
      .where('answer', 'in', ['pending', 'unclaimed'])
      .where('standing', '!=', 'revoked')
      .returningAll()
      .executeTakeFirst()
    if (!row) throw await whyNotSent(trx, award.id)
    await emit(trx, issuing.clock, { name: 'award.send-now', payload: { award: row.id } })
    return row
  })
}

async function whyNotSent(trx: Db, id: string): Promise<Problem> {
  const now = await findAward(trx, id)
  if (now?.answer === 'withdrawn') return new Problem('award-withdrawn')
  return new Problem(now?.standing === 'revoked' ? 'already-revoked' : 'award-answered')
}

/** A mail that brings this award, or news of it, will never arrive. */
export async function noteUndelivered(db: Db, award: string, why: Undelivered): Promise<void> {
  await own(db).updateTable('issuing_awards').set({ undelivered: why }).where('id', '=', award).execute()
}

/**
 * The mails of these awards leave: from here on an award is revoked, not taken back. Answers those that somebody
 * waits for; each mail leaves once until it is asked for again, whoever else lets it leave at the same moment.
 */
export async function releaseMails(issuing: Issuing, trx: Db, ids: string[]): Promise<WholeAward[]> {
  const now = issuing.clock.now()
  const rows = await own(trx)
    .updateTable('issuing_awards')
    .set({
      answer: released,
      mailed_at: sql`case when recipient_kind = 'email' and answer in ('pending', 'unclaimed') and standing <> 'revoked'
        then ${now} else mailed_at end`,
    })
    .where('id', 'in', ids)
    .where('answer', '!=', 'withdrawn')
    .where('mailed_at', 'is', null)
    .returningAll()
    .execute()
  // Who has answered by a copied link, or can no longer, is not asked to; nor who has no mail address.
  return await wholeAwards(
    { ...issuing, db: trx },
    rows.filter(row => row.mailed_at !== null),
  )
}
