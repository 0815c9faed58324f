import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { exports as contract } from '@rucksack/contract'
import { type Db, inTransaction } from '../../platform/db.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { addJob } from '../../platform/jobs.ts'
import { Problem } from '../../platform/problem.ts'
import { type ExportRow, type Moving, own } from './moving.ts'

const keptMs = 14 * 86_400_000

/** Order an export; while one waits for a person, it is that one. */
export async function orderExport(
  { clock }: Pick<Moving, 'clock'>,
  trx: Db,
  order: { person: string; madeBy: ExportRow['made_by']; locale: string },
): Promise<ExportRow> {
  const now = clock.now()
  const made = await own(trx)
    .insertInto('moving_exports')
    .values({
      id: uuidv7(now),
      person_id: order.person,
      state: 'waiting',
      made_by: order.madeBy,
      locale: order.locale,
      created_at: now,
      ready_at: null,
      bytes: null,
      badges: null,
      deleted_at: new Date(now.getTime() + keptMs),
    })
    .onConflict(clash => clash.column('person_id').where('state', '=', 'waiting').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (made) {
    await addJob(trx, 'make-export', { export: made.id }, { maxAttempts: 10 })
    return made
  }
  return await own(trx)
    .selectFrom('moving_exports')
    .selectAll()
    .where('person_id', '=', order.person)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
}

/** The exports of a person that are still here, newest first. */
export async function listExports({ db }: Moving, person: string): Promise<ExportRow[]> {
  return await own(db)
    .selectFrom('moving_exports')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

/** One export of this person. Throws `export-not-found`, also for somebody else's. */
export async function findExport({ db }: Moving, person: string, id: string): Promise<ExportRow> {
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('moving_exports')
        .selectAll()
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('export-not-found')
  return row
}

/** Delete one export now, also one that is being made. */
export async function deleteExport(moving: Moving, person: string, id: string): Promise<void> {
  const row = await findExport(moving, person, id)
  await own(moving.db).deleteFrom('moving_exports').where('id', '=', row.id).execute()
  await dropFiles(moving, [row.id])
}

/** A person is gone: so are their archives and their schedule. */
export async function forgetExports(moving: Moving, trx: Db, person: string): Promise<void> {
  const gone = await own(trx)
    .deleteFrom('moving_exports')
    .where('person_id', '=', person)
    .returning('id')
    .execute()
  await own(trx).deleteFrom('moving_schedules').where('person_id', '=', person).execute()
  await dropFiles(
    moving,
    gone.map(row => row.id),
  )
}

/** Delete archives whose time has come. */
export async function sweepExports(moving: Moving): Promise<void> {
  await inTransaction(moving.db, async trx => {
    const gone = await own(trx)
      .deleteFrom('moving_exports')
      .where('deleted_at', '<=', moving.clock.now())
      .returning('id')
      .execute()
    await dropFiles(
      moving,
      gone.map(row => row.id),
    )
  })
}

async function dropFiles({ folder }: Moving, ids: string[]): Promise<void> {
  for (const id of ids) await rm(join(folder, `${id}.zip`), { force: true })
}

/** As the API shows it. */
export function shownExport({ publicUrl }: Moving, row: ExportRow): contract.Export {
  const ready = row.state === 'ready'
  return {
    id: row.id,
    state: row.state,
    madeBy: row.made_by,
    createdAt: row.created_at.toISOString(),
    readyAt: row.ready_at?.toISOString() ?? null,
    bytes: row.bytes === null ? null : Number(row.bytes),
    badges: row.badges,
    deletedAt: row.deleted_at.toISOString(),
    download: ready ? `${publicUrl}/api/v1/backpack/exports/${row.id}/download` : null,
  }
}
