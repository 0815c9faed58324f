import type { AchievementDetails, Origin } from '@rucksack/contract/achievement-details'
import { Problem } from '../../../platform/problem.ts'
import { findOrganisation, type OrganisationRow, profileUrl } from '../../organisations/index.ts'
import { type Draft, draftAchievement } from '../edit-achievement.ts'
import { type AchievementRow, achievementUrl, type Issuing } from '../issuing.ts'
import { portableFields, publicFields } from './fields.ts'
import { type TemplateRow, templateUrl } from './tables.ts'

type Target = { id: string; language: string }

/**
 * Draft a copy of an achievement, for the same organisation or another. It remembers what it was made from; what
 * only assessors may read goes along for members.
 */
export async function copyAchievement(
  issuing: Issuing,
  row: AchievementRow,
  to: Target,
  member: boolean,
): Promise<AchievementRow> {
  const from = await findOrganisation(issuing, row.organisation_id)
  if (!from) throw new Problem('achievement-not-found')
  const origin: Origin = {
    kind: 'copy',
    name: row.name,
    url: achievementUrl(issuing.publicUrl, row.id),
    creator: { name: from.name, url: profileUrl(issuing.publicUrl, from.slug) },
  }
  const own = from.id === to.id ? row.details.earnedBy : undefined
  const fields = member ? portableFields(row) : publicFields(portableFields(row))
  const details = { ...fields.details, ...(own ? { earnedBy: own } : {}) }
  return await draftFrom(issuing, to, { ...fields, details }, row, from.id === to.id ? null : origin)
}

/** Draft an achievement from a template; one of an organisation above is named as what it was made from. */
export async function startFromTemplate(
  issuing: Issuing,
  template: TemplateRow,
  organisation: OrganisationRow,
): Promise<AchievementRow> {
  const { id, origin: before, organisation_id: owner, name } = template
  const above = before === null && owner !== organisation.id ? await findOrganisation(issuing, owner) : null
  const url = templateUrl(issuing.publicUrl, id)
  const origin: Origin | null = above
    ? {
        kind: 'template',
        name,
        url,
        creator: { name: above.name, url: profileUrl(issuing.publicUrl, above.slug) },
      }
    : before === null
      ? null
      : { ...before, kind: before.url.startsWith(templateUrl(issuing.publicUrl, '')) ? 'template' : 'import' }
  return await draftFrom(issuing, organisation, template.fields, template, origin)
}

async function draftFrom(
  issuing: Issuing,
  to: Target,
  fields: Draft,
  picture: Pick<AchievementRow, 'image_sha' | 'image_type' | 'image_generated'>,
  origin: Origin | null,
): Promise<AchievementRow> {
  const details: AchievementDetails = { ...fields.details, ...(origin ? { origin } : {}) }
  return await draftAchievement(issuing, to, { ...fields, details }, false, picture)
}
