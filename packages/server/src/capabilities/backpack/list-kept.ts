import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { type Backpack, type BadgeRow, own, type Standing } from './backpack.ts'
import { standingAt } from './find-badge.ts'

/** Whole badges of a person for a program of theirs, the newest first, with how each stands now. */
export async function listKept(
  { db, clock }: Pick<Backpack, 'db' | 'clock'>,
  person: string,
  { limit, cursor, without }: { limit: number; cursor?: string; without: Standing[] },
): Promise<{ items: BadgeRow[]; next: string | null }> {
  const from = decodeCursor(cursor)
  const standing = standingAt(clock.now())
  let select = own(db)
    .selectFrom('backpack_badges')
    .selectAll()
    .select(standing.as('stands'))
    .where('person_id', '=', person)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (without.length > 0) select = select.where(standing, 'not in', without)
  if (from) select = select.where(sql<boolean>`(added_at, id) < (${from.at}, ${from.id}::uuid)`)
  const rows = await select.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(({ stands, ...row }) => ({ ...row, standing: stands })),
    next: last ? encodeCursor(last.added_at, last.id) : null,
  }
}
