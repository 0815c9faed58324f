import type { AwardBatch, AwardBatchRow } from '@rucksack/contract/award-batches'
import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { OrganisationRow } from '../../organisations/index.ts'
import { type AchievementRow, type Issuing, imageUrl } from '../issuing.ts'
import { type BatchRow, type LineRow, openCells, tables } from './batches.ts'

/** A batch as its organisation sees it, counted as it stands in the database. */
export async function shownBatch(
  { db, publicUrl }: Pick<Issuing, 'db' | 'publicUrl'>,
  batch: BatchRow,
  achievement: AchievementRow,
  organisation: Pick<OrganisationRow, 'id' | 'slug' | 'name'>,
): Promise<AwardBatch> {
  const { counts, ambiguous } = await countRows(db, batch.id)
  return {
    id: batch.id,
    name: batch.name,
    achievement: { id: achievement.id, name: achievement.name, image: imageUrl(publicUrl, achievement) },
    organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
    state: batch.state,
    columns: batch.columns,
    roles: batch.roles,
    dates: batch.dates,
    again: batch.again,
    sendNow: batch.send_now,
    asks: [
      ...(batch.roles.includes('address') ? [] : ['address' as const]),
      ...(ambiguous && batch.dates === null ? ['dates' as const] : []),
      ...(counts.again > 0 && batch.again === null ? ['again' as const] : []),
    ],
    counts,
    startsAt: batch.starts_at?.toISOString() ?? null,
    createdAt: batch.created_at.toISOString(),
    finishedAt: batch.finished_at?.toISOString() ?? null,
  }
}

async function countRows(db: Db, batch: string) {
  const found = await sql<{ state: string; again: boolean; ambiguous: boolean; n: number }>`
    select state, again, problems @> '[{"code": "date-ambiguous"}]' as ambiguous, count(*)::int as n
    from issuing_batch_rows where batch_id = ${batch} group by 1, 2, 3`.execute(db)
  // Its awards are known by their once-keys, without looking at each row.
  const undelivered = await sql<{ n: number }>`
    select count(*)::int as n from issuing_awards where undelivered is not null
      and organisation_id = (select organisation_id from issuing_batches where id = ${batch})
      and once_key like ${`batch/${batch}/%`}`.execute(db)
  const sum = (test: (row: (typeof found.rows)[number]) => boolean) =>
    found.rows.filter(test).reduce((total, row) => total + row.n, 0)
  const of = (state: AwardBatchRow['state']) => sum(row => row.state === state)
  return {
    ambiguous: sum(row => row.ambiguous) > 0,
    counts: {
      total: sum(() => true),
      ready: of('ready'),
      bad: of('bad'),
      again: sum(row => row.state === 'ready' && row.again),
      awarded: of('awarded'),
      skipped: of('skipped'),
      failed: of('failed'),
      undelivered: undelivered.rows[0]?.n ?? 0,
    },
  }
}

/** Rows of a batch in their order. */
export async function listRows(
  issuing: Issuing,
  batch: string,
  {
    after = 0,
    limit = 50,
    state,
  }: { after?: number; limit?: number; state?: AwardBatchRow['state'] | 'again' },
): Promise<{ items: AwardBatchRow[]; next: number | null }> {
  let select = tables(issuing.db)
    .selectFrom('issuing_batch_rows')
    .selectAll()
    .where('batch_id', '=', batch)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit + 1)
  if (state === 'again') select = select.where('again', '=', true)
  else if (state) select = select.where('state', '=', state)
  const rows = await select.execute()
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(row => shownRow(issuing, row)),
    next: rows.length > limit ? (shown.at(-1)?.row ?? null) : null,
  }
}

export function shownRow(issuing: Issuing, line: LineRow): AwardBatchRow {
  return {
    row: line.row,
    state: line.state,
    cells: openCells(issuing, line.cells_sealed),
    problems: line.problems,
    again: line.again,
    award: line.award_id,
  }
}
