import { inTransaction } from '../../platform/db.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { type AwardRow, type Issuing, own } from './issuing.ts'
import { touchList } from './status-lists.ts'

/** Revoke for good, with the reason the learner sees. The status list says so at once. */
export async function revoke(issuing: Issuing, award: AwardRow, reason: string): Promise<AwardRow> {
  return await change(issuing, award, 'revoked', reason)
}

/** Suspend for a while, with the reason the learner sees. */
export async function suspend(issuing: Issuing, award: AwardRow, reason: string): Promise<AwardRow> {
  return await change(issuing, award, 'suspended', reason)
}

/** End a suspension. */
export async function reinstate(issuing: Issuing, award: AwardRow): Promise<AwardRow> {
  return await change(issuing, award, 'good', null)
}

const events = { revoked: 'award.revoked', suspended: 'award.suspended', good: 'award.reinstated' } as const

async function change(
  issuing: Issuing,
  award: AwardRow,
  standing: AwardRow['standing'],
  reason: string | null,
): Promise<AwardRow> {
  return await inTransaction(issuing.db, async trx => {
    const tables = own(trx)
    const now = await tables
      .selectFrom('issuing_awards')
      .select(['standing', 'answer'])
      .where('id', '=', award.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (now.standing === 'revoked') throw new Problem('already-revoked')
    if (now.answer === 'withdrawn') throw new Problem('award-withdrawn')
    if (standing === 'good' && now.standing !== 'suspended') throw new Problem('not-suspended')
    const row = await tables
      .updateTable('issuing_awards')
      .set({ standing, reason })
      .where('id', '=', award.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await touchList(trx, issuing, row.list_id)
    await emit(trx, issuing.clock, { name: events[standing], payload: { award: row.id, reason } })
    return row
  })
}
