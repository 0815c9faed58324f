import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Moving, own } from './moving.ts'
import { writeArchive } from './write-archive.ts'

/** Make the archive of one order, as a job. One that was deleted meanwhile is not made; a broken try begins anew. */
export async function makeExport(moving: Moving, id: string): Promise<void> {
  const row = await own(moving.db)
    .selectFrom('moving_exports')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!row) return
  const { bytes, counts } = await moving.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(trx => writeArchive(moving, trx, { id, person: row.person_id, locale: row.locale }))
  const kept = await own(moving.db)
    .updateTable('moving_exports')
    .set({
      state: 'ready',
      ready_at: moving.clock.now(),
      bytes: String(bytes),
      badges: counts.get('badges') ?? 0,
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!kept) await rm(join(moving.folder, `${id}.zip`), { force: true })
}
