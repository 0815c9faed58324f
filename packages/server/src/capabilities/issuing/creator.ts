import { didOf, findOrganisation, type OrganisationRow, profileUrl } from '../organisations/index.ts'
import type { AchievementRow, Issuing } from './issuing.ts'

/** Who created an achievement, as a credential names them. */
export type Creator = { id: string; name: string; url: string }

/** The organisation whose achievement this is, where another one awards it; null for its own. */
export async function ownerBeside(
  issuing: Pick<Issuing, 'db'>,
  achievement: Pick<AchievementRow, 'organisation_id'>,
  awarder: Pick<OrganisationRow, 'id'>,
): Promise<OrganisationRow | null> {
  return achievement.organisation_id === awarder.id
    ? null
    : await findOrganisation(issuing, achievement.organisation_id)
}

/** "creator" (Open Badges 3.0, Achievement): who created it, when that is not who awards it. */
export async function creatorOf(
  issuing: Pick<Issuing, 'db' | 'publicUrl'>,
  achievement: Pick<AchievementRow, 'organisation_id'>,
  awarder: Pick<OrganisationRow, 'id'>,
): Promise<Creator | null> {
  const owner = await ownerBeside(issuing, achievement, awarder)
  return owner && creatorParts(issuing.publicUrl, owner)
}

export const creatorParts = (publicUrl: string, owner: OrganisationRow): Creator => ({
  id: didOf(publicUrl, owner.slug),
  name: owner.name,
  url: profileUrl(publicUrl, owner.slug),
})
