import type { issuing as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { matchKey } from '../identity/index.ts'
import {
  includes,
  mergedInto,
  type OrganisationRow,
  type Reach,
  requireRole,
} from '../organisations/index.ts'
import { findAchievement } from './find-achievement.ts'
import { type AchievementRow, type AwardRow, type Issuing, own, recipientMac } from './issuing.ts'
import { shownAward } from './show-award.ts'

/** One award, or null. */
export async function findAward(db: Db, id: string): Promise<AwardRow | null> {
  if (!isUuid(id)) return null
  const row = await own(db).selectFrom('issuing_awards').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export type WholeAward = { row: AwardRow; achievement: AchievementRow; organisation: OrganisationRow }

/** An award the caller may act on. To strangers it does not exist. */
export async function requireAward(
  issuing: Issuing,
  caller: Caller,
  id: string,
  least: 'awarder' | 'viewer',
): Promise<WholeAward & { mayAward: boolean }> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const row = await findAward(issuing.db, id)
  const achievement = row ? await findAchievement(issuing, row.achievement_id) : null
  if (!row || !achievement) throw new Problem('award-not-found')
  const standing = await requireRole(
    issuing.organisations,
    caller,
    row.organisation_id,
    least,
    achievement.programme_id,
  ).catch((cause: unknown) => {
    throw cause instanceof Problem && cause.code === 'organisation-not-found'
      ? new Problem('award-not-found')
      : cause
  })
  return {
    row,
    achievement,
    organisation: standing.organisation,
    mayAward: includes(standing.role, 'awarder'),
  }
}

export type AwardsQuery = {
  limit?: number
  cursor?: string
  achievement?: string
  answer?: AwardRow['answer']
  standing?: contract.Award['standing']
  q?: string
}

/**
 * Awards that somebody reaches in an organisation, newest first; also those of what was merged into it. `q` is part
 * of a name, or a whole address.
 */
export async function listAwards(
  issuing: Issuing,
  { organisation, role, programmes }: Reach,
  query: AwardsQuery,
): Promise<{ items: contract.Award[]; next: string | null }> {
  const { limit = 50 } = query
  const from = decodeCursor(query.cursor)
  const now = issuing.clock.now()
  const issuers = new Map(
    [organisation, ...(await mergedInto(issuing.db, organisation.id))].map(row => [row.id, row]),
  )
  let select = own(issuing.db)
    .selectFrom('issuing_awards')
    .selectAll()
    .where('organisation_id', 'in', [...issuers.keys()])
    .orderBy('awarded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (role === null)
    select = select.where('achievement_id', 'in', eb =>
      eb
        .selectFrom('issuing_achievements')
        .select('id')
        .where('programme_id', 'in', [...programmes.keys()]),
    )
  if (query.achievement)
    select = select.where('achievement_id', 'in', eb =>
      eb
        .selectFrom('issuing_achievements')
        .select('id')
        .where('lineage', 'in', inner =>
          inner
            .selectFrom('issuing_achievements')
            .select('lineage')
            .where('id', '=', query.achievement ?? ''),
        ),
    )
  if (query.answer) select = select.where('answer', '=', query.answer)
  if (query.standing === 'expired')
    select = select.where('standing', '=', 'good').where('expires_at', '<=', now)
  else if (query.standing === 'good')
    select = select
      .where('standing', '=', 'good')
      .where(where => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
  else if (query.standing) select = select.where('standing', '=', query.standing)
  if (query.q?.includes('@'))
    select = select.where('recipient_mac', '=', recipientMac(issuing.secrets, matchKey(query.q)))
  else if (query.q)
    select = select.where('recipient_name', 'ilike', `%${query.q.replace(/[\\%_]/g, '\\$&')}%`)
  if (from) select = select.where(sql<boolean>`(awarded_at, id) < (${from.at}, ${from.id}::uuid)`)
  const rows = await select.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const shown = rows.slice(0, limit)
  const achievements = await achievementsOf(issuing, shown)
  return {
    items: shown.flatMap(row => {
      const achievement = achievements.get(row.achievement_id)
      if (!achievement) return []
      const held = role ?? programmes.get(achievement.programme_id ?? '')
      const mayAward = held !== undefined && includes(held, 'awarder')
      return [
        shownAward(issuing, row, achievement, issuers.get(row.organisation_id) ?? organisation, mayAward),
      ]
    }),
    next: last ? encodeCursor(last.awarded_at, last.id) : null,
  }
}

/** When this achievement, in any version, was last awarded to this address and still holds; null for never. */
export async function awardedBefore(
  issuing: Issuing,
  achievement: AchievementRow,
  email: string,
): Promise<Date | null> {
  const row = await own(issuing.db)
    .selectFrom('issuing_awards')
    .innerJoin('issuing_achievements', 'issuing_achievements.id', 'achievement_id')
    .select('awarded_at')
    .where('lineage', '=', achievement.lineage)
    .where('recipient_mac', '=', recipientMac(issuing.secrets, matchKey(email)))
    .where('standing', '=', 'good')
    .where('answer', '!=', 'withdrawn')
    .orderBy('awarded_at', 'desc')
    .executeTakeFirst()
  return row?.awarded_at ?? null
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
