import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
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

/** Let the mail leave now, or send it again. */
export async function sendNow(issuing: Issuing, award: AwardRow): Promise<AwardRow> {
  await takeFrom(issuing.db, issuing.clock, `send-award:${award.id}`, 5, 3600)
  return await inTransaction(issuing.db, async trx => {
    const row = await own(trx)
      .updateTable('issuing_awards')
      .set({ mail_leaves_at: issuing.clock.now(), answer: released })
      .where('id', '=', award.id)
      .where('answer', '!=', 'withdrawn')
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new Problem('award-withdrawn')
    await emit(trx, issuing.clock, { name: 'award.send-now', payload: { award: row.id } })
    return row
  })
}

/** The mail leaves: from here on an award is revoked, not taken back. False when it was taken back before. */
export async function releaseMail(trx: Db, award: string): Promise<boolean> {
  const row = await own(trx)
    .updateTable('issuing_awards')
    .set({ answer: released })
    .where('id', '=', award)
    .where('answer', '!=', 'withdrawn')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Note when the mail was handed over. */
export async function recordMailed(issuing: Issuing, trx: Db, award: string): Promise<void> {
  await own(trx)
    .updateTable('issuing_awards')
    .set({ mailed_at: issuing.clock.now() })
    .where('id', '=', award)
    .execute()
}
