import type { issuing as contract } from '@rucksack/contract'
import type { Draft } from '../edit-achievement.ts'
import type { AchievementRow } from '../issuing.ts'

/** What another achievement can take over: all but what only holds where it is, such as what it is earned by. */
export function portableFields(row: AchievementRow): Draft {
  const { earnedBy: _earnedBy, origin: _origin, ...details } = row.details
  return {
    name: row.name,
    description: row.description,
    criteria: row.criteria,
    criteriaUrl: row.criteria_url,
    imageAlt: row.image_alt,
    tags: row.tags,
    alignments: row.alignments,
    // Every row was written through the contract, which knows only types of the standard.
    achievementType: row.achievement_type as NonNullable<contract.Achievement['achievementType']>,
    language: row.language,
    expiry: row.expiry,
    details,
  }
}

/** The same without what only assessors of its own organisation may read. */
export function publicFields(fields: Draft): Draft {
  const { criteriaList, ...details } = fields.details ?? {}
  return {
    ...fields,
    details: {
      ...details,
      ...(criteriaList
        ? { criteriaList: criteriaList.map(({ text, required }) => ({ text, required })) }
        : {}),
    },
  }
}
