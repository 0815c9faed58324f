import type { backpack as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type Backpack, type BadgeRow, own } from './backpack.ts'
import { shownOnShelf } from './show-badge.ts'

/** One badge of this person. Throws `badge-not-found`, also for somebody else's. */
export async function findBadge(
  backpack: Pick<Backpack, 'db'>,
  person: string,
  id: string,
): Promise<BadgeRow> {
  const row = isUuid(id)
    ? await own(backpack.db)
        .selectFrom('backpack_badges')
        .selectAll()
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('badge-not-found')
  return row
}

/** Which badge of this person holds the credential with this id; null for none. */
export async function badgeOfCredential(
  { db }: Pick<Backpack, 'db'>,
  person: string,
  credential: string,
): Promise<string | null> {
  const row = await own(db)
    .selectFrom('backpack_badges')
    .select('id')
    .where('person_id', '=', person)
    .where('credential_id', '=', credential)
    .executeTakeFirst()
  return row?.id ?? null
}

export type ShelfQuery = {
  limit?: number
  cursor?: string
  q?: string
  issuer?: string
  tag?: string
  year?: number
  standing?: BadgeRow['standing']
}

const shelfColumns = [
  'id',
  'name',
  'issuer_name',
  'image_sha',
  'image_alt',
  'issued_on',
  'expires',
  'tags',
  'added_at',
] as const

/** The shelf: newest first, filtered; with counts of what there is to filter by. */
export async function listBadges(backpack: Backpack, person: string, query: ShelfQuery) {
  const { limit = 100 } = query
  const standing = standingAt(backpack.clock.now())
  const from = decodeCursor(query.cursor)
  let select = own(backpack.db)
    .selectFrom('backpack_badges')
    .select(shelfColumns)
    .select(standing.as('standing'))
    .where('person_id', '=', person)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  for (const word of query.q?.trim().split(/\s+/).filter(Boolean).slice(0, 8) ?? []) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    select = /^(?:19|20)\d\d$/.test(word)
      ? select.where(where =>
          where.or([
            where('search_text', 'ilike', pattern),
            where(sql<number>`extract(year from issued_on)`, '=', Number(word)),
          ]),
        )
      : select.where('search_text', 'ilike', pattern)
  }
  if (query.issuer !== undefined) select = select.where('issuer_name', '=', query.issuer)
  if (query.tag !== undefined) select = select.where(sql<boolean>`${query.tag} = any(tags)`)
  if (query.year !== undefined)
    select = select.where(sql<number>`extract(year from issued_on)`, '=', query.year)
  if (query.standing !== undefined) select = select.where(standing, '=', query.standing)
  if (from) select = select.where(sql<boolean>`(added_at, id) < (${from.at}, ${from.id}::uuid)`)
  const [rows, facets] = await Promise.all([select.execute(), countFacets(backpack, person)])
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const shared = await backpack.sharedOf(shown.map(row => row.id))
  return {
    items: shown.map(row => shownOnShelf(backpack.publicUrl, row, shared.get(row.id) ?? 'nobody')),
    next: last ? encodeCursor(last.added_at, last.id) : null,
    total: facets.total,
    facets: facets.facets,
  }
}

/** A badge that was good when it was checked and has expired since. */
export const standingAt = (now: Date) =>
  sql<
    BadgeRow['standing']
  >`case when standing = 'good' and expires <= ${now} then 'expired' else standing end`

async function countFacets({ db, clock }: Backpack, person: string) {
  const rows = await own(db)
    .selectFrom('backpack_badges')
    .select(['issuer_name', 'tags', 'issued_on', standingAt(clock.now()).as('standing')])
    .where('person_id', '=', person)
    .execute()
  const issuers = new Map<string, number>()
  const tags = new Map<string, number>()
  const years = new Map<number, number>()
  const standings = new Map<contract.ShelfBadge['standing'], number>()
  for (const row of rows) {
    if (row.issuer_name !== null) add(issuers, row.issuer_name)
    for (const tag of row.tags) add(tags, tag)
    if (row.issued_on) add(years, row.issued_on.getUTCFullYear())
    add(standings, row.standing)
  }
  return {
    total: rows.length,
    facets: {
      issuers: byCount(issuers),
      tags: byCount(tags).slice(0, 100),
      years: byCount(years).sort((a, b) => b.value - a.value),
      standings: byCount(standings),
    },
  }
}

function add<T>(counts: Map<T, number>, value: T): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

function byCount<T>(counts: Map<T, number>): { value: T; count: number }[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}
