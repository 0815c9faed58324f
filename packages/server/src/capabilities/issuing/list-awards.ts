import type { issuing as contract } from '@rucksack/contract'
import type { AwardOrdering } from '@rucksack/contract/issuing'
import { type RawBuilder, sql } from 'kysely'
import { badCursor } from '../../platform/http/cursor.ts'
import { isUuid } from '../../platform/ids.ts'
import { mergedInto, type Reach } from '../organisations/index.ts'
import { type AwardFilter, awardsWithin, mayAwardWithin } from './filter-awards.ts'
import { type AchievementRow, type AwardRow, type Issuing, own } from './issuing.ts'
import { shownAward } from './show-award.ts'

export type AwardsQuery = AwardFilter & {
  limit?: number
  cursor?: string
  sort?: AwardOrdering
  order?: 'asc' | 'desc'
}

type Place = { key: string; id: string }

type Key = { by: RawBuilder<unknown>; type: RawBuilder<unknown>; text: RawBuilder<string> }

const ofTime = (by: RawBuilder<unknown>): Key => ({
  by,
  type: sql`timestamptz`,
  text: sql`case when ${by} = 'infinity' then 'infinity'
    else to_char(${by} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end`,
})
const ofText = (text: RawBuilder<string>): Key => ({
  by: sql`${text} collate "und-x-icu"`,
  type: sql`text`,
  text,
})

/** What awards can be sorted by; who has no name comes behind all names, what never ends behind all ends. */
const keys: Record<AwardOrdering, Key> = {
  date: ofTime(sql`issuing_awards.awarded_at`),
  learner: ofText(sql`coalesce(lower(issuing_awards.recipient_name), ${sql.lit('\uffff')})`),
  achievement: ofText(sql`lower(c.name)`),
  ends: ofTime(sql`coalesce(issuing_awards.expires_at, 'infinity')`),
}

/** Awards that somebody reaches in an organisation, newest first where nothing else is asked for. */
export async function listAwards(
  issuing: Issuing,
  reach: Reach,
  query: AwardsQuery,
): Promise<{ items: contract.Award[]; next: string | null }> {
  const { limit = 50, sort = 'date', order = 'desc' } = query
  const { organisation } = reach
  const from = readPlace(query.cursor, sort)
  const issuers = new Map(
    [organisation, ...(await mergedInto(issuing.db, organisation.id))].map(row => [row.id, row]),
  )
  const { by, type, text } = keys[sort]
  const way = order === 'asc' ? sql`>` : sql`<`
  let select = awardsWithin(issuing, reach, [...issuers.keys()], query)
    .selectAll('issuing_awards')
    .select(text.as('place'))
    .orderBy(by, order)
    .orderBy('issuing_awards.id', order)
    .limit(limit + 1)
  if (from)
    select = select.where(
      sql<boolean>`(${by}, issuing_awards.id) ${way} (${from.key}::text::${type}, ${from.id}::uuid)`,
    )
  const rows = await select.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const shown = rows.slice(0, limit)
  const achievements = await achievementsOf(issuing, shown)
  return {
    items: shown.flatMap(row => {
      const achievement = achievements.get(row.achievement_id)
      if (!achievement) return []
      const issuer = issuers.get(row.organisation_id) ?? organisation
      return [shownAward(issuing, row, achievement, issuer, mayAwardWithin(reach, achievement))]
    }),
    next: last ? writePlace(sort, { key: last.place, id: last.id }) : null,
  }
}

const writePlace = (sort: AwardOrdering, { key, id }: Place) =>
  Buffer.from(JSON.stringify([sort, id, key])).toString('base64url')

function readPlace(cursor: string | undefined, sort: AwardOrdering): Place | null {
  if (cursor === undefined) return null
  const place = parsed(cursor)
  if (!Array.isArray(place)) throw badCursor()
  const [of, id, key] = place.map(String)
  const time = sort === 'date' || sort === 'ends'
  if (of !== sort || id === undefined || !isUuid(id) || key === undefined || (time && !isInstant(key)))
    throw badCursor()
  return { id, key: key.replaceAll('\u0000', '') }
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

/** A time in UTC as the list writes it; its day stands in the calendar, so that PostgreSQL can read it. */
function isInstant(text: string): boolean {
  if (text === 'infinity') return true
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(text)) return false
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 19))
}

async function achievementsOf({ db }: Issuing, rows: AwardRow[]): Promise<Map<string, AchievementRow>> {
  if (rows.length === 0) return new Map()
  const found = await own(db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .where('id', 'in', [...new Set(rows.map(row => row.achievement_id))])
    .execute()
  return new Map(found.map(row => [row.id, row]))
}
