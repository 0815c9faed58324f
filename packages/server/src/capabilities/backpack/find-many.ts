import { type Backpack, type BadgeRow, own } from './backpack.ts'

const columns = [
  'id',
  'credential_id',
  'version',
  'name',
  'issuer_name',
  'image_type',
  'issued_on',
  'expires',
  'standing',
  'badge',
  'address',
  'checked_at',
] as const

/** What is told of a badge among many: not its text, nor the whole report. */
export type BadgeBrief = Pick<BadgeRow, (typeof columns)[number]>

/** Those of these badges that are this person's. */
export async function findBadges(
  { db }: Pick<Backpack, 'db'>,
  person: string,
  ids: string[],
): Promise<Map<string, BadgeBrief>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('backpack_badges')
    .select(columns)
    .where('person_id', '=', person)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}
