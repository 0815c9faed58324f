import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { isDatabaseAway } from '../../../platform/http/as-problem.ts'
import { addJob } from '../../../platform/jobs.ts'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation, type OrganisationRow } from '../../organisations/index.ts'
import { awardMany } from '../award-many.ts'
import { findAchievement } from '../find-achievement.ts'
import type { AchievementRow, AwardRow, Issuing } from '../issuing.ts'
import { type BatchRow, findBatch, type LineRow, openCells, tables } from './batches.ts'
import { readRow } from './read-row.ts'

const chunk = 200
// After this long the job ends and another takes its place, so that other work has its turn.
const turnMs = 10_000

type Line = Pick<LineRow, 'row' | 'cells_sealed' | 'recipient_mac' | 'again'>
type Said = { row: number; state: LineRow['state']; award: string | null; problem: string | null }

/** Let the work on a batch begin, or go on. One job for each batch waits at a time. */
export async function queueBatch(trx: Db, batch: string, runAt?: Date): Promise<void> {
  await addJob(trx, 'award-batch', { batch }, { key: `batch:${batch}`, ...(runAt ? { runAt } : {}) })
}

/**
 * Award the rows of a batch that are ready, chunk by chunk, until it is done, paused or cancelled. Each row is
 * awarded once whatever ends this in between: its award carries batch and row as its once-key, and is written in
 * the transaction that ticks the row off.
 */
export async function runBatch(issuing: Issuing, id: string): Promise<void> {
  const batch = await begin(issuing, id)
  const achievement = batch ? await findAchievement(issuing, batch.achievement_id) : null
  const organisation = batch ? await findOrganisation(issuing, batch.organisation_id) : null
  if (!batch || !achievement || !organisation) return
  for (const began = performance.now(); performance.now() - began < turnMs; ) {
    const lines = await nextLines(issuing.db, batch.id)
    if (lines.length === 0) return await finish(issuing, batch.id)
    if (!(await awardLines(issuing, batch, achievement, organisation, lines))) return
  }
  await queueBatch(issuing.db, batch.id)
}

async function begin(issuing: Issuing, id: string): Promise<BatchRow | null> {
  await tables(issuing.db)
    .updateTable('issuing_batches')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('state', '=', 'scheduled')
    .where('starts_at', '<=', issuing.clock.now())
    .execute()
  const batch = await findBatch(issuing.db, id)
  return batch?.state === 'running' ? batch : null
}

async function nextLines(db: Db, batch: string): Promise<Line[]> {
  return await tables(db)
    .selectFrom('issuing_batch_rows')
    .select(['row', 'cells_sealed', 'recipient_mac', 'again'])
    .where('batch_id', '=', batch)
    .where('state', '=', 'ready')
    .orderBy('row')
    .limit(chunk)
    .execute()
}

/** False when the batch was paused or cancelled meanwhile, and nothing of this chunk was awarded. */
async function awardLines(
  issuing: Issuing,
  batch: BatchRow,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  lines: Line[],
): Promise<boolean> {
  const skip =
    batch.again === 'award' ? new Set<number>() : await haveIt(issuing.db, batch, achievement, lines)
  const now = issuing.clock.now()
  const open = lines.filter(line => !skip.has(line.row))
  const keyOf = (row: number) => `batch/${batch.id}/${row}`
  const rowOf = new Map(open.map(line => [keyOf(line.row), line.row]))
  const orders = open.map(line => ({
    ...readRow(openCells(issuing, line.cells_sealed), batch, achievement, now).order,
    achievement,
    organisation,
    by: batch.created_by,
    sendNow: batch.send_now,
    onceKey: keyOf(line.row),
  }))
  const ticked = (row: AwardRow): Said[] => {
    const at = rowOf.get(row.once_key ?? '')
    return at === undefined ? [] : [{ row: at, state: 'awarded', award: row.id, problem: null }]
  }
  try {
    const outcomes = await awardMany(issuing, orders, async (trx, kept) => {
      await requireRunning(trx, batch.id)
      await tickOff(trx, batch.id, kept.flatMap(ticked))
    })
    const rest = outcomes.flatMap((outcome, at): Said[] => {
      if (outcome.status === 'fulfilled') return ticked(outcome.value)
      if (isDatabaseAway(outcome.reason) || outcome.reason instanceof Stopped) throw outcome.reason
      const row = open[at]?.row ?? 0
      return [{ row, state: 'failed', award: null, problem: whyOf(outcome.reason) }]
    })
    const skipped = [...skip].map((row): Said => ({ row, state: 'skipped', award: null, problem: null }))
    await tickOff(issuing.db, batch.id, [...rest, ...skipped])
    return true
  } catch (cause) {
    if (cause instanceof Stopped) return false
    throw cause
  }
}

class Stopped extends Error {}

async function requireRunning(trx: Db, batch: string): Promise<void> {
  const row = await tables(trx)
    .selectFrom('issuing_batches')
    .select('state')
    .where('id', '=', batch)
    .forShare()
    .executeTakeFirst()
  if (row?.state !== 'running') throw new Stopped('The batch was stopped')
}

/** Rows whose address has the badge by now, or stands in this batch before. */
async function haveIt(
  db: Db,
  batch: BatchRow,
  achievement: AchievementRow,
  lines: Line[],
): Promise<Set<number>> {
  const asked = lines.map(({ row, recipient_mac }) => ({
    row,
    mac: recipient_mac === null ? null : `\\x${recipient_mac.toString('hex')}`,
  }))
  const found = await sql<{ row: number }>`
    with asked as (select * from json_to_recordset(${JSON.stringify(asked)}::json) as asked (row int, mac bytea))
    select row from (select row, mac, row_number() over (partition by mac order by row) as place from asked) a
    where place > 1 or exists (
      select 1 from issuing_awards w join issuing_achievements m on m.id = w.achievement_id
      where w.recipient_mac = a.mac and m.lineage = ${achievement.lineage} and w.standing = 'good'
        and w.answer <> 'withdrawn' and w.once_key is distinct from ${`batch/${batch.id}/`} || a.row
    )`.execute(db)
  return new Set(found.rows.map(each => each.row))
}

async function tickOff(trx: Db, batch: string, said: Said[]): Promise<void> {
  if (said.length === 0) return
  const rows = said.map(({ problem, ...each }) => ({
    ...each,
    problems: problem === null ? [] : [{ code: 'not-awarded', column: null, detail: problem }],
  }))
  await sql`update issuing_batch_rows kept set state = said.state, award_id = said.award, problems = said.problems
    from json_to_recordset(${JSON.stringify(rows)}::json) as said (row int, state text, award uuid, problems jsonb)
    where kept.batch_id = ${batch} and kept.row = said.row and kept.state = 'ready'`.execute(trx)
}

const whyOf = (cause: unknown) =>
  cause instanceof Problem ? cause.message : 'Something went wrong here. Try this row again.'

async function finish(issuing: Issuing, batch: string): Promise<void> {
  await inTransaction(issuing.db, async trx => {
    await tables(trx)
      .updateTable('issuing_batches')
      .set({ state: 'done', finished_at: issuing.clock.now() })
      .where('id', '=', batch)
      .where('state', '=', 'running')
      .execute()
  })
}
