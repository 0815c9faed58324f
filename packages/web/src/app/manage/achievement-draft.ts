import type { BodyOf, issuing } from '@rucksack/contract'
import { type DetailsDraft, detailsDraft, detailsOf } from './details/details-draft.ts'

/** An achievement as its form holds it: everything is text. */
export type Draft = {
  name: string
  description: string
  criteria: string
  criteriaUrl: string
  imageAlt: string
  tags: string
  achievementType: string
  language: string
  expiry: 'never' | 'after' | 'on'
  months: string
  date: string
  alignments: issuing.Alignment[]
  details: DetailsDraft
}

export const emptyDraft = (language: string): Draft => ({
  name: '',
  description: '',
  criteria: '',
  criteriaUrl: '',
  imageAlt: '',
  tags: '',
  achievementType: 'Badge',
  language,
  expiry: 'never',
  months: '12',
  date: '',
  alignments: [],
  details: detailsDraft({}),
})

/** The form of an achievement that exists. */
export function draftOf(achievement: issuing.Achievement): Draft {
  const { expiry } = achievement
  return {
    name: achievement.name,
    description: achievement.description,
    criteria: achievement.criteria,
    criteriaUrl: achievement.criteriaUrl ?? '',
    imageAlt: achievement.imageAlt ?? '',
    tags: achievement.tags.join(', '),
    achievementType: achievement.achievementType,
    language: achievement.language,
    expiry: expiry.kind,
    months: expiry.kind === 'after' ? String(expiry.months) : '12',
    date: expiry.kind === 'on' ? expiry.date : '',
    alignments: achievement.alignments,
    details: detailsDraft(achievement.details),
  }
}

type Fields = Omit<BodyOf<typeof issuing.createAchievement>, 'publish'>

/** What the host is told. */
export function fieldsOf(draft: Draft, types: readonly string[]): Fields {
  const nothing = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    criteria: draft.criteria.trim(),
    criteriaUrl: nothing(draft.criteriaUrl),
    imageAlt: nothing(draft.imageAlt),
    tags: tagsOf(draft.tags),
    alignments: draft.alignments
      .filter(one => one.targetUrl.trim() !== '')
      .map(one => ({
        ...one,
        targetName: one.targetName.trim() || one.targetUrl.trim(),
        targetUrl: one.targetUrl.trim(),
      })),
    // The form offers only types of the contract.
    ...(types.includes(draft.achievementType)
      ? { achievementType: draft.achievementType as NonNullable<Fields['achievementType']> }
      : {}),
    language: draft.language,
    expiry: expiryOf(draft),
    details: detailsOf(draft.details),
  }
}

/** Tags are written with commas between them, also with the Arabic or the ideographic one. */
export function tagsOf(text: string): string[] {
  const tags = text.split(/[,،、，\n]/).map(tag => tag.trim())
  return [...new Set(tags.filter(tag => tag !== ''))]
}

function expiryOf({ expiry, months, date }: Draft): issuing.ExpiryRule {
  if (expiry === 'after') return { kind: 'after', months: Number(months) }
  return expiry === 'on' ? { kind: 'on', date } : { kind: 'never' }
}
