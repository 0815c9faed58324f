import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { inTransaction } from '../../../platform/db.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { OrganisationRow } from '../../organisations/index.ts'
import type { AchievementRow, Issuing } from '../issuing.ts'
import { refuseUnpublished } from '../prepare-award.ts'
import { type BatchRow, sealCells, tables } from './batches.ts'
import { checkCells, markAgain } from './check-rows.ts'
import { guessRoles } from './guess-roles.ts'
import type { OpenTable } from './open-table.ts'

/** Keep a list as a draft: columns guessed, every row checked, nothing awarded. */
export async function openBatch(
  issuing: Issuing,
  achievement: AchievementRow,
  organisation: OrganisationRow,
  table: OpenTable,
  asked: {
    name: string
    by: string | null
    again?: BatchRow['again']
    dates?: BatchRow['dates']
    onceKey: string | null
  },
): Promise<BatchRow> {
  refuseUnpublished(achievement)
  const now = issuing.clock.now()
  const made = await madeBefore(issuing, asked.onceKey)
  if (made) return made
  const { headings } = table
  const roles = guessRoles(headings, table.sample, achievement)
  const batch: BatchRow = {
    id: uuidv7(now),
    organisation_id: organisation.id,
    achievement_id: achievement.id,
    name: asked.name,
    state: 'draft',
    columns: roles.map((_, at) => headings?.[at]?.trim() || String(at + 1)),
    roles,
    headed: headings !== null,
    dates: asked.dates ?? null,
    again: asked.again ?? null,
    send_now: false,
    created_by: asked.by,
    starts_at: null,
    created_at: now,
    touched_at: now,
    finished_at: null,
    once_key: asked.onceKey,
  }
  await inTransaction(issuing.db, async trx => {
    await tables(trx)
      .insertInto('issuing_batches')
      .values({ ...batch, columns: JSON.stringify(batch.columns), roles: JSON.stringify(batch.roles) })
      .execute()
    let before = 0
    for await (const rows of table.rows()) {
      const lines = rows.map((cells, at) => ({
        row: before + at + 1,
        cells: `\\x${sealCells(issuing, cells).toString('hex')}`,
        ...checkCells(issuing, batch, achievement, cells, now),
      }))
      await sql`insert into issuing_batch_rows (batch_id, row, cells_sealed, recipient_mac, state, problems)
        select ${batch.id}, row, cells, mac, state, problems from json_to_recordset(${JSON.stringify(lines)}::json)
          as line (row int, cells bytea, mac bytea, state text, problems jsonb)`.execute(trx)
      before += rows.length
      await turn()
    }
    await markAgain(trx, batch, achievement)
  })
  return batch
}

/** The draft that the same request made before its answer was lost. */
async function madeBefore({ db }: Issuing, onceKey: string | null): Promise<BatchRow | null> {
  if (onceKey === null) return null
  const row = await tables(db)
    .selectFrom('issuing_batches')
    .selectAll()
    .where('once_key', '=', onceKey)
    .executeTakeFirst()
  return row ?? null
}
