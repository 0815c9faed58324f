import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type BadgeRow, own } from './backpack.ts'

/** As much of a badge as it takes to speak of it. */
export type NamedBadge = Pick<BadgeRow, 'id' | 'person_id' | 'name' | 'issuer_name' | 'expires'>

const columns = ['id', 'person_id', 'name', 'issuer_name', 'expires'] as const

export async function namedBadge(db: Db, badge: string): Promise<NamedBadge | undefined> {
  return await own(db)
    .selectFrom('backpack_badges')
    .select(columns)
    .where('id', '=', badge)
    .executeTakeFirst()
}

/** Good badges that end until then, in the order of their ends, from behind the one that is named. */
export async function endingBadges(
  db: Db,
  { after, id, until, limit }: { after: Date; id: string; until: Date; limit: number },
): Promise<NamedBadge[]> {
  return await own(db)
    .selectFrom('backpack_badges')
    .select(columns)
    .where(sql<boolean>`(expires, id) > (${after}, ${id}::uuid)`)
    .where('expires', '<=', until)
    .where('standing', '=', 'good')
    .orderBy('expires')
    .orderBy('id')
    .limit(limit)
    .execute()
}
