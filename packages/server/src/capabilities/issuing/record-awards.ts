import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import { emittedFrom, wakeReaders } from '../../platform/outbox.ts'
import type { AwardRow, Issuing } from './issuing.ts'

/** More to be true in the same moment as the awards that are kept. */
export type Alongside = (trx: Db, kept: AwardRow[]) => Promise<void>

/**
 * Keep signed awards and say so, at once or not at all. Answers those that were kept: one whose place in the status
 * list or whose once-key is taken is left out and does not stop the others.
 */
export async function recordAwards(
  issuing: Issuing,
  rows: AwardRow[],
  alongside?: Alongside,
): Promise<AwardRow[]> {
  const keep = async (db: Db) => {
    const ids = await insert(issuing, db, rows)
    return rows.filter(row => ids.has(row.id))
  }
  // One statement is a transaction by itself, with four journeys to the database less.
  if (!alongside) return await keep(issuing.db)
  return await inTransaction(issuing.db, async trx => {
    const kept = await keep(trx)
    await alongside(trx, kept)
    return kept
  })
}

/** One parameter for all rows: thousands of single ones cost more to write and to read than the rows themselves. */
async function insert({ clock }: Issuing, db: Db, rows: AwardRow[]): Promise<Set<string>> {
  const [first] = rows
  if (!first) return new Set()
  const columns = sql.join(Object.keys(first).map(name => sql.ref(name)))
  // Two transactions that wait for each other's once-keys do so in the same order.
  const sorted = [...rows].sort((a, b) => ((a.once_key ?? '') < (b.once_key ?? '') ? -1 : 1))
  const payloads = sql`select jsonb_build_object('award', id, 'mailLeavesAt', mail_leaves_at) from kept`
  const made = await sql<{ id: string }>`
    with kept as (
      insert into issuing_awards (${columns})
      select ${columns} from json_populate_recordset(null::issuing_awards, ${JSON.stringify(sorted.map(asStored))}::json)
      on conflict do nothing returning id, mail_leaves_at
    ), told as (${emittedFrom(clock, 'award.made', payloads)})
    select id, ${wakeReaders} from kept`.execute(db)
  return new Set(made.rows.map(row => row.id))
}

const asStored = (row: AwardRow) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  )
