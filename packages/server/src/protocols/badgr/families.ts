import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import { randomUuid } from '../../platform/ids.ts'

type BadgrTables = {
  badgr_families: { id: string; serial: number; ends_at: Date }
}

const own = (db: Db): Kysely<PlatformTables & BadgrTables> => db.withTables<BadgrTables>()

type Room = { db: Db; clock: Clock }

/** All tokens that descend from one sign-in; `serial` is the only refresh token of it that counts. */
export type Family = { id: string; serial: number }

export async function beginFamily({ db }: Room, endsAt: Date): Promise<Family> {
  const family = { id: randomUuid(), serial: 0 }
  await own(db)
    .insertInto('badgr_families')
    .values({ ...family, ends_at: endsAt })
    .execute()
  return family
}

/** The next of a family; null, and the end of it, when this one was used before: somebody else may have it. */
export async function nextInFamily(
  { db }: Room,
  { id, serial }: Family,
  endsAt: Date,
): Promise<Family | null> {
  const next = await own(db)
    .updateTable('badgr_families')
    .set({ serial: serial + 1, ends_at: endsAt })
    .where('id', '=', id)
    .where('serial', '=', serial)
    .returning(['id', 'serial'])
    .executeTakeFirst()
  if (next) return next
  await own(db).deleteFrom('badgr_families').where('id', '=', id).execute()
  return null
}

export async function familyLives({ db }: Room, id: string): Promise<boolean> {
  const row = await own(db).selectFrom('badgr_families').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Forget families whose tokens have all run out. */
export async function sweepFamilies({ db, clock }: Room): Promise<void> {
  await own(db).deleteFrom('badgr_families').where('ends_at', '<', clock.now()).execute()
}
