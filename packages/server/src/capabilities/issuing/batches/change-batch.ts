import type { AwardBatch, ColumnRole } from '@rucksack/contract/award-batches'
import type { Updateable } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { Problem } from '../../../platform/problem.ts'
import type { AchievementRow, Issuing } from '../issuing.ts'
import { refuseUnpublished } from '../prepare-award.ts'
import { type BatchRow, findBatch, type LineRow, sealCells, tables } from './batches.ts'
import { checkRows } from './check-rows.ts'
import { queueBatch } from './run-batch.ts'
import { shownBatch } from './show-batch.ts'

type Whole = { batch: BatchRow; achievement: AchievementRow }
type State = AwardBatch['state']
type Change = { roles?: string[]; dates?: BatchRow['dates']; again?: BatchRow['again']; sendNow?: boolean }

/** Say what the columns hold and how rows are read; every row that is not awarded is looked at again. */
export async function changeBatch(issuing: Issuing, whole: Whole, change: Change): Promise<BatchRow> {
  const { roles } = change
  if (roles && roles.length !== whole.batch.columns.length)
    throw new Problem('validation-failed', {
      detail: `Say one role for each of ${whole.batch.columns.length} columns.`,
    })
  return await inState(issuing, whole.batch, ['draft', 'paused', 'done'], async trx => {
    const batch = await set(trx, whole.batch.id, {
      // The contract has checked their form.
      ...(roles ? { roles: JSON.stringify(roles as ColumnRole[]) } : {}),
      ...(change.dates === undefined ? {} : { dates: change.dates }),
      ...(change.again === undefined ? {} : { again: change.again }),
      ...(change.sendNow === undefined ? {} : { send_now: change.sendNow }),
    })
    if (roles || change.dates !== undefined) await checkRows(issuing, trx, batch, whole.achievement)
    return batch
  })
}

/** Mend the cells of one row that is not awarded. */
export async function changeRow(
  issuing: Issuing,
  whole: Whole,
  row: number,
  cells: string[],
): Promise<LineRow> {
  return await inState(issuing, whole.batch, ['draft', 'paused', 'done'], async trx => {
    const changed = await tables(trx)
      .updateTable('issuing_batch_rows')
      .set({ cells_sealed: sealCells(issuing, cells), state: 'ready' })
      .where('batch_id', '=', whole.batch.id)
      .where('row', '=', row)
      .where('state', 'in', ['ready', 'bad', 'failed'])
      .returning('row')
      .executeTakeFirst()
    if (!changed) throw new Problem('batch-state', { detail: 'There is no such row that could be mended.' })
    await checkRows(issuing, trx, whole.batch, whole.achievement, row)
    return await tables(trx)
      .selectFrom('issuing_batch_rows')
      .selectAll()
      .where('batch_id', '=', whole.batch.id)
      .where('row', '=', row)
      .executeTakeFirstOrThrow()
  })
}

/** Award what is ready, now or at `startsAt`. Throws `batch-asks` while something has to be said. */
export async function startBatch(issuing: Issuing, whole: Whole, startsAt?: string): Promise<BatchRow> {
  refuseUnpublished(whole.achievement)
  const { asks } = await shownBatch(issuing, whole.batch, whole.achievement, { id: '', slug: '', name: '' })
  if (asks.length > 0) throw new Problem('batch-asks', { detail: `To be said first: ${asks.join(', ')}.` })
  const now = issuing.clock.now()
  const at = startsAt === undefined ? now : new Date(startsAt)
  return await inState(issuing, whole.batch, ['draft', 'scheduled'], async trx => {
    const later = at > now
    await queueBatch(trx, whole.batch.id, at)
    return await set(trx, whole.batch.id, { state: later ? 'scheduled' : 'running', starts_at: at })
  })
}

export const pauseBatch = (issuing: Issuing, { batch }: Whole) =>
  inState(issuing, batch, ['running', 'scheduled'], trx => set(trx, batch.id, { state: 'paused' }))

export const resumeBatch = (issuing: Issuing, { batch }: Whole) =>
  inState(issuing, batch, ['paused'], trx => go(trx, batch.id))

export const cancelBatch = (issuing: Issuing, { batch }: Whole) =>
  inState(issuing, batch, ['draft', 'scheduled', 'running', 'paused'], trx =>
    set(trx, batch.id, { state: 'cancelled', finished_at: issuing.clock.now() }),
  )

/** Look again at what failed or was mended, and award that. */
export const retryBatch = (issuing: Issuing, { batch, achievement }: Whole) =>
  inState(issuing, batch, ['done', 'paused'], async trx => {
    await checkRows(issuing, trx, batch, achievement)
    return await go(trx, batch.id)
  })

/** A draft that nobody wants goes with its rows; nothing of it was awarded. */
export const deleteBatch = (issuing: Issuing, { batch }: Whole) =>
  inState(issuing, batch, ['draft'], async trx => {
    await tables(trx).deleteFrom('issuing_batches').where('id', '=', batch.id).execute()
  })

async function go(trx: Db, batch: string): Promise<BatchRow> {
  await queueBatch(trx, batch)
  return await set(trx, batch, { state: 'running', finished_at: null })
}

/** One change at a time, and only from a state that allows it; a chunk that is being awarded ends first. */
async function inState<T>(
  issuing: Issuing,
  { id }: BatchRow,
  allowed: State[],
  work: (trx: Db) => Promise<T>,
): Promise<T> {
  return await inTransaction(issuing.db, async trx => {
    await tables(trx).selectFrom('issuing_batches').select('id').where('id', '=', id).forUpdate().execute()
    const now = await findBatch(trx, id)
    if (!now) throw new Problem('batch-not-found')
    if (!allowed.includes(now.state))
      throw new Problem('batch-state', { detail: `The batch is ${now.state}.` })
    await tables(trx)
      .updateTable('issuing_batches')
      .set({ touched_at: issuing.clock.now() })
      .where('id', '=', id)
      .execute()
    return await work(trx)
  })
}

async function set(
  trx: Db,
  id: string,
  change: Updateable<import('./batches.ts').BatchTables['issuing_batches']>,
): Promise<BatchRow> {
  if (Object.keys(change).length > 0)
    await tables(trx).updateTable('issuing_batches').set(change).where('id', '=', id).execute()
  const batch = await findBatch(trx, id)
  if (!batch) throw new Problem('batch-not-found')
  return batch
}
