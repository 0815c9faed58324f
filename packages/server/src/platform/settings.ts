import type { Db } from './db.ts'

/** A value the host remembers about itself, or null. */
export async function readSetting(db: Db, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('platform_settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value ?? null
}

/** Remember a value, replacing what was there. */
export async function writeSetting(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('platform_settings')
    .values({ name, value })
    .onConflict(clash => clash.column('name').doUpdateSet({ value }))
    .execute()
}
