import type { issuing as contract, Role } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Caller } from '../../platform/http/caller.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { findOrganisation, type OrganisationRow, type Reach, requireRole } from '../organisations/index.ts'
import { type AchievementRow, type Issuing, own } from './issuing.ts'
import { shownAchievement } from './show-achievement.ts'

/** One version of an achievement, or null. */
export async function findAchievement(
  { db }: Pick<Issuing, 'db'>,
  id: string,
): Promise<AchievementRow | null> {
  if (!isUuid(id)) return null
  const row = await own(db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** An achievement the caller may act on. To strangers it does not exist. */
export async function requireAchievement(
  issuing: Issuing,
  caller: Caller,
  id: string,
  least: Role,
): Promise<{ achievement: AchievementRow; organisation: OrganisationRow; person: string }> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const achievement = await findAchievement(issuing, id)
  if (!achievement) throw new Problem('achievement-not-found')
  const standing = await requireRole(
    issuing.organisations,
    caller,
    achievement.organisation_id,
    least,
    achievement.programme_id,
  ).catch((cause: unknown) => {
    throw cause instanceof Problem && cause.code === 'organisation-not-found'
      ? new Problem('achievement-not-found')
      : cause
  })
  return { achievement, organisation: standing.organisation, person: standing.person }
}

type AchievementsQuery = {
  limit?: number
  cursor?: string
  state?: AchievementRow['state']
  q?: string
  programme?: string
}

/** Achievements of an organisation that somebody reaches, newest version of each, newest first. */
export async function listAchievements(
  issuing: Issuing,
  { organisation, role, programmes }: Reach,
  query: AchievementsQuery,
): Promise<{ items: contract.Achievement[]; next: string | null }> {
  const { limit = 50 } = query
  const from = decodeCursor(query.cursor)
  let select = own(issuing.db)
    .selectFrom('issuing_achievements as a')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('issuing_achievements as newer')
            .select('newer.id')
            .whereRef('newer.lineage', '=', 'a.lineage')
            .whereRef('newer.version', '>', 'a.version'),
        ),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (role === null) select = select.where('programme_id', 'in', [...programmes.keys()])
  if (query.programme) select = select.where('programme_id', '=', query.programme)
  if (query.state) select = select.where('state', '=', query.state)
  if (query.q) select = select.where('name', 'ilike', `%${query.q.replace(/[\\%_]/g, '\\$&')}%`)
  if (from) select = select.where(sql<boolean>`(created_at, id) < (${from.at}, ${from.id}::uuid)`)
  const rows = await select.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: await showAll(issuing, organisation, rows.slice(0, limit)),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  }
}

/** All versions of an achievement, newest first; those from before a merger name who issued them. */
export async function listVersions(
  issuing: Issuing,
  organisation: OrganisationRow,
  lineage: string,
): Promise<contract.Achievement[]> {
  const rows = await own(issuing.db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .where('lineage', '=', lineage)
    .orderBy('version', 'desc')
    .execute()
  const counts = await countAwards(
    issuing,
    rows.map(row => row.id),
  )
  const issuers = new Map([[organisation.id, organisation]])
  for (const id of new Set(rows.map(row => row.organisation_id)))
    if (!issuers.has(id)) issuers.set(id, (await findOrganisation(issuing, id)) ?? organisation)
  return rows.map(row =>
    shownAchievement(
      issuing.publicUrl,
      row,
      issuers.get(row.organisation_id) ?? organisation,
      counts.get(row.id) ?? 0,
    ),
  )
}

/** One achievement with how often it was awarded. */
export async function showAchievement(
  issuing: Issuing,
  organisation: OrganisationRow,
  row: AchievementRow,
): Promise<contract.Achievement> {
  const counts = await countAwards(issuing, [row.id])
  return shownAchievement(issuing.publicUrl, row, organisation, counts.get(row.id) ?? 0)
}

/** What the public page of an issuer shows: newest published versions. */
export async function showcaseOf(issuing: Issuing, organisation: OrganisationRow) {
  const rows = await own(issuing.db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .distinctOn('lineage')
    .where('organisation_id', '=', organisation.id)
    .where('state', '=', 'published')
    .orderBy('lineage')
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  return rows
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(row => {
      const { name, description, image, imageAlt, page } = shownAchievement(
        issuing.publicUrl,
        row,
        organisation,
        0,
      )
      return { name, description, image, imageAlt, page }
    })
}

async function showAll(issuing: Issuing, organisation: OrganisationRow, rows: AchievementRow[]) {
  const counts = await countAwards(
    issuing,
    rows.map(row => row.id),
  )
  return rows.map(row => shownAchievement(issuing.publicUrl, row, organisation, counts.get(row.id) ?? 0))
}

async function countAwards({ db }: Issuing, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('issuing_awards')
    .select(['achievement_id', sql<string>`count(*)`.as('awards')])
    .where('achievement_id', 'in', ids)
    .where('answer', '!=', 'withdrawn')
    .groupBy('achievement_id')
    .execute()
  return new Map(rows.map(row => [row.achievement_id, Number(row.awards)]))
}
