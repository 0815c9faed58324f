import type { issuing as contract } from '@rucksack/contract'
import type { JsonObject } from 'openbadges/read'
import { markdownToHtml } from '../../platform/markdown.ts'
import type { Creator } from './creator.ts'
import { criteriaNarrative } from './criteria.ts'
import { edition, languagesOf } from './editions.ts'
import { type AchievementRow, achievementUrl, imageUrl } from './issuing.ts'
import { levelAlignment } from './level.ts'
import { resultDescriptionParts } from './results.ts'

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
    programme: row.programme_id,
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
    details: row.details,
    page: achievementUrl(publicUrl, row.id),
    awards,
    createdAt: row.created_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
  }
}

/**
 * Which document of an achievement: its Open Badges 2.0 form, its edition in another language, the 2.0 form of an
 * organisation (`by`, its short name) that awards what another created.
 */
export type Which = { v2?: boolean; language?: string; by?: string }

/** The id of one document of an achievement. */
export function achievementId(publicUrl: string, { id }: Pick<AchievementRow, 'id'>, which: Which = {}) {
  const query = new URLSearchParams({
    ...(which.v2 ? { v: '2_0' } : {}),
    ...(which.by === undefined ? {} : { by: which.by }),
    ...(which.language === undefined ? {} : { in: which.language }),
  })
  return `${achievementUrl(publicUrl, id)}${query.size === 0 ? '' : `?${query}`}`
}

/** Who stands beside the issuer: who created it, and the signed word of partners. */
export type Others = { creator?: Creator | null; endorsements?: JsonObject[] }

/** What a credential says of an achievement; `criteria.url` is the page when the issuer names no other. */
export function achievementParts(
  publicUrl: string,
  row: AchievementRow,
  { v2 = false, language, by }: Which = {},
  { creator = null, endorsements = [] }: Others = {},
) {
  const said = edition(row, language)
  const { credits, results, origin } = said.details
  return {
    id: achievementId(publicUrl, row, {
      v2,
      ...(by === undefined ? {} : { by }),
      ...(language === undefined ? {} : { language }),
    }),
    name: said.name,
    description: said.description,
    criteria: {
      narrative: criteriaNarrative(said),
      url: row.criteria_url ?? achievementUrl(publicUrl, row.id),
    },
    achievementType: row.achievement_type,
    image: { url: imageUrl(publicUrl, row), caption: row.image_alt },
    tags: row.tags,
    alignments: [...row.alignments, ...levelAlignment(said)],
    language: said.language,
    version: String(row.version),
    ...(credits ? { credits: credits.amount } : {}),
    ...(results ? { results: resultDescriptionParts(publicUrl, row) } : {}),
    related: [
      ...editionsBeside(publicUrl, row, { v2, ...(by === undefined ? {} : { by }) }, said.language),
      // Open Badges 2.0 knows no creator: the class of the awarder leads to that of who created it.
      ...(by === undefined ? [] : [{ id: achievementId(publicUrl, row, { v2 }), language: row.language }]),
    ],
    ...(endorsements.length === 0 ? {} : { endorsements }),
    creator: creator ?? (origin ? { id: origin.creator.url, name: origin.creator.name } : null),
  }
}

/** "Related" is for other language editions of the same achievement (Open Badges 3.0 and 2.0). */
function editionsBeside(publicUrl: string, row: AchievementRow, which: Which, language: string) {
  return languagesOf(row)
    .filter(each => each !== language)
    .map(each => ({
      id: achievementId(publicUrl, row, { ...which, ...(each === row.language ? {} : { language: each }) }),
      language: each,
      version: String(row.version),
    }))
}
