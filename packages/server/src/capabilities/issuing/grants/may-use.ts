import type { Db } from '../../../platform/db.ts'
import type { Caller } from '../../../platform/http/caller.ts'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation, networksOf, type OrganisationRow, requireRole } from '../../organisations/index.ts'
import { findAchievement, requireAchievement } from '../find-achievement.ts'
import { type AchievementRow, type Issuing, own } from '../issuing.ts'
import { type GrantRow, ownGrants } from './tables.ts'

type Who = Pick<OrganisationRow, 'id' | 'path'>
type What = Pick<AchievementRow, 'lineage' | 'organisation_id'>

/** Whether an organisation may do this with an achievement: as its owner, or since it was let. */
export async function mayUse(db: Db, who: Who, what: What, act: GrantRow['act']): Promise<boolean> {
  if (who.id === what.organisation_id) return true
  const grant = await grantsFor(db, who, await networksOf(db, who.id))
    .where('lineage', '=', what.lineage)
    .where('act', '=', act)
    .executeTakeFirst()
  return grant !== undefined
}

/** What an organisation was let do, also as a part of one above it or in these networks; not what everyone may. */
export function grantsFor(db: Db, who: Who, networks: string[]) {
  return ownGrants(db)
    .selectFrom('issuing_grants')
    .selectAll()
    .where('organisation_id', '!=', who.id)
    .where(where =>
      where.or([
        where('grantee_id', '=', who.id),
        where.and([where('below', '=', true), where('grantee_id', 'in', who.path)]),
        ...(networks.length === 0 ? [] : [where('network_id', 'in', networks)]),
      ]),
    )
}

/** Throws `not-shared` when an organisation may not award an achievement (any more). */
export async function requireShared(db: Db, who: Who, what: What): Promise<void> {
  if (!(await mayUse(db, who, what, 'award'))) throw new Problem('not-shared')
}

export type Awarding = { achievement: AchievementRow; organisation: OrganisationRow; person: string }

/**
 * An achievement with the organisation in whose name the caller awards it: its owner, or, named by `by`, one that
 * it is shared with. Throws `achievement-not-found`, `organisation-not-found`, `not-allowed` or `not-shared`.
 */
export async function requireAwarder(
  issuing: Issuing,
  caller: Caller,
  id: string,
  by: string | undefined,
): Promise<Awarding> {
  if (by === undefined) return await requireAchievement(issuing, caller, id, 'awarder')
  if (caller.person === null) throw new Problem('not-signed-in')
  const achievement = await findAchievement(issuing, id)
  if (!achievement) throw new Problem('achievement-not-found')
  const named = await findOrganisation(issuing, by)
  if (named?.id === achievement.organisation_id)
    return await requireAchievement(issuing, caller, id, 'awarder')
  const { organisation, person } = await requireRole(issuing.organisations, caller, by, 'awarder')
  // A draft is its owner's own business.
  if (achievement.state === 'draft') throw new Problem('achievement-not-found')
  await requireShared(issuing.db, organisation, achievement)
  return { achievement, organisation, person }
}

/** What was begun in the name of an organisation stays theirs to look after, also when the grant has ended. */
export const programmeFor = (organisation: string, achievement: AchievementRow): string | null =>
  organisation === achievement.organisation_id ? achievement.programme_id : null

/**
 * An achievement that the caller may copy: as a member, or into an organisation that was let copy it, as everyone
 * was where nobody is named. `member` may read what only assessors may.
 */
export async function requireCopyable(
  issuing: Issuing,
  caller: Caller,
  id: string,
  target: Who | null,
): Promise<{ achievement: AchievementRow; member: boolean }> {
  const achievement = await findAchievement(issuing, id)
  if (achievement?.state === 'published' && target !== null) {
    const shared =
      (await everyoneMayCopy(issuing.db, achievement)) ||
      (target.id !== achievement.organisation_id && (await mayUse(issuing.db, target, achievement, 'copy')))
    if (shared) {
      const member = await requireAchievement(issuing, caller, id, 'viewer').catch(() => null)
      return { achievement, member: member !== null }
    }
  }
  await requireAchievement(issuing, caller, id, 'viewer')
  if (!achievement) throw new Problem('achievement-not-found')
  return { achievement, member: true }
}

/** Whether an organisation may award an achievement, or has awarded this version of it. */
export async function hasAwarded(db: Db, who: Who, achievement: AchievementRow): Promise<boolean> {
  if (await mayUse(db, who, achievement, 'award')) return true
  const award = await own(db)
    .selectFrom('issuing_awards')
    .select('id')
    .where('achievement_id', '=', achievement.id)
    .where('organisation_id', '=', who.id)
    .executeTakeFirst()
  return award !== undefined
}

export async function everyoneMayCopy(
  db: Db,
  { lineage }: Pick<AchievementRow, 'lineage'>,
): Promise<boolean> {
  const grant = await ownGrants(db)
    .selectFrom('issuing_grants')
    .select('id')
    .where('lineage', '=', lineage)
    .where('act', '=', 'copy')
    .where('grantee_id', 'is', null)
    .where('network_id', 'is', null)
    .executeTakeFirst()
  return grant !== undefined
}
