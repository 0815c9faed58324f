import type { AwardBatch, AwardBatchRow, ColumnRole } from '@rucksack/contract/award-batches'
import type { ColumnType, Kysely } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { type Issuing, type IssuingTables, own } from '../issuing.ts'

type Stored<T> = ColumnType<T, string, string>

export type RowProblem = AwardBatchRow['problems'][number]

export type BatchRow = {
  id: string
  organisation_id: string
  achievement_id: string
  name: string
  state: AwardBatch['state']
  columns: string[]
  roles: ColumnRole[]
  headed: boolean
  dates: 'day-first' | 'month-first' | null
  again: 'skip' | 'award' | null
  send_now: boolean
  created_by: string | null
  starts_at: Date | null
  created_at: Date
  /** When somebody last worked on it. */
  touched_at: Date
  finished_at: Date | null
  /** Who sent it with which Idempotency-Key. */
  once_key: string | null
}

export type LineRow = {
  batch_id: string
  row: number
  /** The cells as JSON, sealed: they name people. Null once their person was erased. */
  cells_sealed: Buffer | null
  recipient_mac: Buffer | null
  state: AwardBatchRow['state']
  problems: RowProblem[]
  again: boolean
  award_id: string | null
}

export type BatchTables = {
  issuing_batches: Omit<BatchRow, 'columns' | 'roles'> & {
    columns: Stored<string[]>
    roles: Stored<ColumnRole[]>
  }
  issuing_batch_rows: Omit<LineRow, 'problems'> & { problems: Stored<RowProblem[]> }
}

export const tables = (db: Db): Kysely<IssuingTables & BatchTables> => own(db).withTables<BatchTables>()

/** Keep the cells of a row closed. */
export const sealCells = ({ secrets }: Issuing, cells: string[]): Buffer =>
  secrets.seal('batch-row', Buffer.from(JSON.stringify(cells)))

export function openCells({ secrets }: Issuing, sealed: Buffer | null): string[] {
  if (sealed === null) return []
  const cells: unknown = JSON.parse(secrets.open('batch-row', sealed).toString())
  return Array.isArray(cells) ? cells.map(String) : []
}

/** One batch, or null. */
export async function findBatch(db: Db, id: string): Promise<BatchRow | null> {
  const row = await tables(db)
    .selectFrom('issuing_batches')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
