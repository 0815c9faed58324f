import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { matchKey } from '../identity/index.ts'
import { includes, type OrganisationRow, requireRole } from '../organisations/index.ts'
import { findAchievement } from './find-achievement.ts'
import { programmeFor } from './grants/index.ts'
import { type AchievementRow, type AwardRow, type Issuing, own, recipientMac } from './issuing.ts'

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
    programmeFor(row.organisation_id, achievement),
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

/** When this achievement, in any version, was last awarded to this address and still holds; null for never. */
export async function awardedBefore(
  issuing: Issuing,
  achievement: AchievementRow,
  address: string,
): Promise<Date | null> {
  const row = await own(issuing.db)
    .selectFrom('issuing_awards')
    .innerJoin('issuing_achievements', 'issuing_achievements.id', 'achievement_id')
    .select('awarded_at')
    .where('lineage', '=', achievement.lineage)
    .where('recipient_mac', '=', recipientMac(issuing.secrets, matchKey(address)))
    .where('standing', '=', 'good')
    .where('answer', '!=', 'withdrawn')
    .orderBy('awarded_at', 'desc')
    .executeTakeFirst()
  return row?.awarded_at ?? null
}
