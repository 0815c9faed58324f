import type { FastifyRequest } from 'fastify'
import { wantedLanguages } from '../../platform/http/locale.ts'
import type { AchievementRow } from './issuing.ts'

type Worded = Pick<AchievementRow, 'language' | 'details'>

/** The languages an achievement is written in; its own comes first. */
export function languagesOf({ language, details }: Worded): string[] {
  return [language, ...(details.translations ?? []).map(each => each.language)]
}

/** An achievement in one of its languages, and without what only assessors may read. */
export function edition(row: AchievementRow, language = row.language): AchievementRow {
  const { translations, ...details } = row.details
  const translation = translations?.find(each => same(each.language, language))
  const criteriaList = details.criteriaList?.map(({ text, required }, at) => ({
    text: translation?.criteriaList?.[at] ?? text,
    required,
  }))
  const forLearners = translation ? translation.forLearners : details.forLearners
  const { forLearners: _own, criteriaList: _list, ...others } = details
  return {
    ...row,
    ...(translation
      ? {
          language: translation.language,
          name: translation.name,
          description: translation.description,
          criteria: translation.criteria,
        }
      : {}),
    details: {
      ...others,
      ...(forLearners ? { forLearners } : {}),
      ...(criteriaList ? { criteriaList } : {}),
    },
  }
}

/** The edition that was asked for with `?in=`, or null when there is none. */
export function editionAsked(row: Worded, asked: unknown): string | null {
  return typeof asked === 'string' ? (languagesOf(row).find(each => same(each, asked)) ?? null) : null
}

/** The language a reader gets: what they chose, else what their browser asks for, else the achievement's own. */
export function editionFor(row: Worded, request: FastifyRequest, asked: unknown): string {
  const chosen = editionAsked(row, asked)
  if (chosen !== null) return chosen
  const languages = languagesOf(row)
  for (const tag of wantedLanguages(request)) {
    const found = languages.find(each => same(each, tag)) ?? languages.find(each => base(each) === base(tag))
    if (found !== undefined) return found
  }
  return row.language
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
const base = (tag: string) => tag.toLowerCase().split('-')[0]
