import type { issuing as contract } from '@rucksack/contract'
import { markdownToHtml } from '../../platform/markdown.ts'
import { type AchievementRow, achievementUrl, imageUrl } from './issuing.ts'

/** An achievement as our API shows it. */
export function shownAchievement(
  publicUrl: string,
  row: AchievementRow,
  organisation: { name: string; slug: string },
  awards: number,
): contract.Achievement {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisation: { name: organisation.name, slug: organisation.slug },
    lineage: row.lineage,
    version: row.version,
    state: row.state,
    name: row.name,
    description: row.description,
    criteria: row.criteria,
    criteriaHtml: markdownToHtml(row.criteria),
    criteriaUrl: row.criteria_url,
    image: imageUrl(publicUrl, row),
    imageAlt: row.image_alt,
    imageGenerated: row.image_generated,
    tags: row.tags,
    alignments: row.alignments,
    achievementType: row.achievement_type,
    language: row.language,
    expiry: row.expiry,
    page: achievementUrl(publicUrl, row.id),
    awards,
    createdAt: row.created_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
  }
}

/** What a credential says of an achievement; `criteria.url` is the page when the issuer names no other. */
export function achievementParts(
  publicUrl: string,
  row: AchievementRow,
  id = achievementUrl(publicUrl, row.id),
) {
  return {
    id,
    name: row.name,
    description: row.description,
    criteria: { narrative: row.criteria, url: row.criteria_url ?? achievementUrl(publicUrl, row.id) },
    achievementType: row.achievement_type,
    image: { url: imageUrl(publicUrl, row), caption: row.image_alt },
    tags: row.tags,
    alignments: row.alignments,
    language: row.language,
    version: String(row.version),
  }
}
