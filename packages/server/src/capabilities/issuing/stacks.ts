import type { AchievementLink } from '@rucksack/contract/pages'
import { sql } from 'kysely'
import { edition, editionFor } from './editions.ts'
import { type AchievementRow, achievementUrl, type Issuing, own } from './issuing.ts'

/** The achievements that an achievement is earned by, as published now, in their order. */
export async function partsOf(issuing: Issuing, { details }: AchievementRow): Promise<AchievementRow[]> {
  const lineages = details.earnedBy?.achievements ?? []
  if (lineages.length === 0) return []
  const rows = await newestPublished(issuing).where('lineage', 'in', lineages).execute()
  return lineages.flatMap(lineage => rows.find(row => row.lineage === lineage) ?? [])
}

/** The published achievements of the same organisation that are earned by earning this one. */
export async function stacksWith(issuing: Issuing, row: AchievementRow): Promise<AchievementRow[]> {
  const rows = await newestPublished(issuing)
    .where('organisation_id', '=', row.organisation_id)
    .where(sql<boolean>`details -> 'earnedBy' -> 'achievements' ? ${row.lineage}`)
    .execute()
  return rows.sort((a, b) => a.name.localeCompare(b.name))
}

/** Achievements as links of a page. */
export function achievementLinks(
  publicUrl: string,
  rows: AchievementRow[],
  request: Parameters<typeof editionFor>[1],
): AchievementLink[] {
  return rows.map(row => ({
    name: edition(row, editionFor(row, request, undefined)).name,
    page: achievementUrl(publicUrl, row.id),
  }))
}

const newestPublished = ({ db }: Issuing) =>
  own(db)
    .selectFrom('issuing_achievements')
    .selectAll()
    .distinctOn('lineage')
    .where('state', '=', 'published')
    .orderBy('lineage')
    .orderBy('version', 'desc')
