import type { issuing as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { isUuid } from '../../platform/ids.ts'
import type { Reach } from '../organisations/index.ts'
import { type AchievementRow, type Issuing, own } from './issuing.ts'
import { shownAchievement } from './show-achievement.ts'

/** The version to award now of the achievement that has a version with this id: its newest that is no draft. */
export async function findCurrent({ db }: Pick<Issuing, 'db'>, id: string): Promise<string> {
  if (!isUuid(id)) return ''
  const row = await own(db)
    .selectFrom('issuing_achievements as named')
    .innerJoin('issuing_achievements as a', 'a.lineage', 'named.lineage')
    .select('a.id')
    .where('named.id', '=', id)
    .where('a.state', '!=', 'draft')
    .orderBy('a.version', 'desc')
    .executeTakeFirst()
  return row?.id ?? id
}

/** Achievements that are awarded now in what somebody reaches of some organisations, the newest first. */
export async function listCurrent(
  { db, publicUrl }: Pick<Issuing, 'db' | 'publicUrl'>,
  reaches: Reach[],
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ items: contract.Achievement[]; next: string | null }> {
  const from = decodeCursor(cursor)
  const whole = reaches.filter(each => each.role !== null).map(each => each.organisation.id)
  const programmes = reaches.flatMap(each => (each.role === null ? [...each.programmes.keys()] : []))
  const newest = own(db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .distinctOn('lineage')
    .where('state', '!=', 'draft')
    .where(
      sql<boolean>`(organisation_id = any(${whole}::uuid[]) or programme_id = any(${programmes}::uuid[]))`,
    )
    .orderBy('lineage')
    .orderBy('version', 'desc')
  let select = own(db)
    .selectFrom(newest.as('newest'))
    .selectAll()
    .where('state', '=', 'published')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (from) select = select.where(sql<boolean>`(created_at, id) < (${from.at}, ${from.id}::uuid)`)
  const rows: AchievementRow[] = await select.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const issuers = new Map(reaches.map(each => [each.organisation.id, each.organisation]))
  return {
    items: rows.slice(0, limit).flatMap(row => {
      const issuer = issuers.get(row.organisation_id)
      return issuer ? [shownAchievement(publicUrl, row, issuer, 0)] : []
    }),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  }
}

/** To which achievement and whose each of these versions belongs. */
export async function lineagesOf(
  { db }: Pick<Issuing, 'db'>,
  ids: string[],
): Promise<Map<string, Pick<AchievementRow, 'id' | 'lineage' | 'organisation_id'>>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('issuing_achievements')
    .select(['id', 'lineage', 'organisation_id'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}
