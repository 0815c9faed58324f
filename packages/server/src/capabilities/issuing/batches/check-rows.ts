import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { matchKey } from '../../identity/index.ts'
import { type AchievementRow, type Issuing, recipientMac } from '../issuing.ts'
import { type BatchRow, openCells, type RowProblem, tables } from './batches.ts'
import { readRow } from './read-row.ts'

const chunk = 500

/**
 * Look at every row that is not awarded: what is wrong with it, and whether its address has the badge already or
 * stands in the list before. In the caller's transaction.
 */
export async function checkRows(
  issuing: Issuing,
  trx: Db,
  batch: BatchRow,
  achievement: AchievementRow,
  only?: number,
): Promise<void> {
  const now = issuing.clock.now()
  for (let after = 0; ; ) {
    let select = tables(trx)
      .selectFrom('issuing_batch_rows')
      .select(['row', 'cells_sealed'])
      .where('batch_id', '=', batch.id)
      .where('state', 'in', ['ready', 'bad', 'failed'])
      .where('cells_sealed', 'is not', null)
      .orderBy('row')
      .limit(chunk)
    select = only === undefined ? select.where('row', '>', after) : select.where('row', '=', only)
    const rows = await select.execute()
    const last = rows.at(-1)
    if (!last) break
    const checked = rows.map(({ row, cells_sealed }) => ({
      row,
      ...checkCells(issuing, batch, achievement, openCells(issuing, cells_sealed), now),
    }))
    await sql`update issuing_batch_rows kept
      set problems = checked.problems, recipient_mac = checked.mac, state = checked.state
      from json_to_recordset(${JSON.stringify(checked)}::json)
        as checked (row int, problems jsonb, mac bytea, state text)
      where kept.batch_id = ${batch.id} and kept.row = checked.row`.execute(trx)
    await turn()
    if (only !== undefined) break
    after = last.row
  }
  await markAgain(trx, batch, achievement)
}

/** What is wrong with one row, and whom it names. */
export function checkCells(
  issuing: Issuing,
  batch: BatchRow,
  achievement: AchievementRow,
  cells: string[],
  now: Date,
): { problems: RowProblem[]; mac: string | null; state: 'ready' | 'bad' } {
  const { order, problems } = readRow(cells, batch, achievement, now)
  const key = matchKey(order.recipient.address)
  const mac = key === '' ? null : `\\x${recipientMac(issuing.secrets, key).toString('hex')}`
  return { problems, mac, state: problems.length === 0 ? 'ready' : 'bad' }
}

/** Note which addresses have the badge already, or stand in the list before. */
export async function markAgain(trx: Db, batch: BatchRow, achievement: AchievementRow): Promise<void> {
  const ready = () =>
    tables(trx)
      .updateTable('issuing_batch_rows')
      .where('batch_id', '=', batch.id)
      .where('state', '=', 'ready')
  await ready().set({ again: false }).where('again', '=', true).execute()
  const found = await sql<{ row: number }>`
    select row from (
      select row, recipient_mac, state, lag(row) over (partition by recipient_mac order by row) as before
      from issuing_batch_rows
      where batch_id = ${batch.id} and recipient_mac is not null and state in ('ready', 'awarded', 'skipped')
    ) r
    where state = 'ready' and (before is not null or exists (
      select 1 from issuing_awards a join issuing_achievements m on m.id = a.achievement_id
      where a.recipient_mac = r.recipient_mac and m.lineage = ${achievement.lineage}
        and a.standing = 'good' and a.answer <> 'withdrawn'
        and a.once_key is distinct from ${`batch/${batch.id}/`} || r.row
    ))`.execute(trx)
  // In two steps: joined in one, a database that has no figures of the new rows yet compares each with each.
  for (let from = 0; from < found.rows.length; from += chunk)
    await ready()
      .set({ again: true })
      .where(
        'row',
        'in',
        found.rows.slice(from, from + chunk).map(each => each.row),
      )
      .execute()
}
