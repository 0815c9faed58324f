import type { issuing } from '@rucksack/contract'
import type { AchievementDetails } from '@rucksack/contract/achievement-details'

type Result = NonNullable<AchievementDetails['results']>[number]

export type ResultDraft = {
  key: string
  name: string
  resultType: Result['resultType']
  values: string
  valueMin: string
  valueMax: string
  requiredLevel: string
  levels: { key: string; name: string; description: string; points: string }[]
}

export type TranslationDraft = {
  language: string
  name: string
  description: string
  criteria: string
  forLearners: string
  list: string
}

/** Details as the form holds them: everything is text. */
export type DetailsDraft = {
  forLearners: string
  criteriaList: { text: string; required: boolean; assessorNote: string }[]
  acceptedEvidence: string
  time: string
  timeUnit: NonNullable<AchievementDetails['time']>['unit']
  credits: string
  creditsUnit: NonNullable<AchievementDetails['credits']>['unit']
  level: 'none' | 'eqf' | 'own'
  eqf: string
  levelName: string
  levelUrl: string
  prerequisites: { name: string; url: string }[]
  results: ResultDraft[]
  translations: TranslationDraft[]
  parts: string[]
  least: string
  on: string
}

/** The form of what is said of an achievement. */
export function detailsDraft(details: AchievementDetails): DetailsDraft {
  const { time, credits, level, earnedBy } = details
  return {
    forLearners: details.forLearners ?? '',
    criteriaList: (details.criteriaList ?? []).map(each => ({
      ...each,
      assessorNote: each.assessorNote ?? '',
    })),
    acceptedEvidence: details.acceptedEvidence ?? '',
    time: time ? String(time.amount) : '',
    timeUnit: time?.unit ?? 'hours',
    credits: credits ? String(credits.amount) : '',
    creditsUnit: credits?.unit ?? 'ects',
    level: level?.framework ?? 'none',
    eqf: level?.framework === 'eqf' ? String(level.value) : '4',
    levelName: level?.framework === 'own' ? level.name : '',
    levelUrl: level?.framework === 'own' ? (level.url ?? '') : '',
    prerequisites: (details.prerequisites ?? []).map(({ name, url }) => ({ name, url: url ?? '' })),
    results: (details.results ?? []).map(resultDraft),
    translations: (details.translations ?? []).map(each => ({
      ...each,
      forLearners: each.forLearners ?? '',
      list: (each.criteriaList ?? []).join('\n'),
    })),
    parts: earnedBy?.achievements ?? [],
    least: String(earnedBy?.least ?? 1),
    on: earnedBy?.on ?? '',
  }
}

function resultDraft(result: Result): ResultDraft {
  return {
    key: result.key,
    name: result.name,
    resultType: result.resultType,
    values: (result.allowedValues ?? []).join(', '),
    valueMin: result.valueMin ?? '',
    valueMax: result.valueMax ?? '',
    requiredLevel: result.requiredLevel ?? '',
    levels: (result.levels ?? []).map(({ key, name, description = '', points = '' }) => ({
      key,
      name,
      description,
      points,
    })),
  }
}

type Sent = NonNullable<Parameters<typeof sent>[0]>
const sent = (details: NonNullable<issuing.Achievement['details']>) => details

/** What the host is told; what was left empty is left out. */
export function detailsOf(draft: DetailsDraft): Omit<Sent, 'origin'> {
  const list = draft.criteriaList.filter(each => each.text.trim() !== '')
  const prerequisites = draft.prerequisites.filter(each => each.name.trim() !== '')
  const results = draft.results.filter(each => each.name.trim() !== '').map(resultOf)
  const translations = draft.translations.filter(each => each.name.trim() !== '').map(translationOf)
  const level = levelOf(draft)
  return {
    ...text('forLearners', draft.forLearners),
    ...(list.length === 0
      ? {}
      : {
          criteriaList: list.map(({ text: words, required, assessorNote }) => ({
            text: words.trim(),
            required,
            ...text('assessorNote', assessorNote),
          })),
        }),
    ...text('acceptedEvidence', draft.acceptedEvidence),
    ...(amount(draft.time) === null
      ? {}
      : { time: { amount: amount(draft.time) ?? 0, unit: draft.timeUnit } }),
    ...(amount(draft.credits) === null
      ? {}
      : { credits: { amount: amount(draft.credits) ?? 0, unit: draft.creditsUnit } }),
    ...(level ? { level } : {}),
    ...(prerequisites.length === 0
      ? {}
      : {
          prerequisites: prerequisites.map(({ name, url }) => ({ name: name.trim(), ...text('url', url) })),
        }),
    ...(results.length === 0 ? {} : { results }),
    ...(translations.length === 0 ? {} : { translations }),
    ...(draft.parts.length === 0
      ? {}
      : {
          earnedBy: {
            achievements: draft.parts,
            least: Math.min(Number(draft.least) || 1, draft.parts.length),
            ...text('on', draft.on),
          },
        }),
  }
}

function levelOf(draft: DetailsDraft): AchievementDetails['level'] {
  if (draft.level === 'eqf') return { framework: 'eqf', value: Number(draft.eqf) }
  if (draft.level === 'own' && draft.levelName.trim() !== '')
    return { framework: 'own', name: draft.levelName.trim(), ...text('url', draft.levelUrl) }
  return undefined
}

function resultOf(draft: ResultDraft): Result {
  const levels = draft.levels.filter(each => each.name.trim() !== '')
  const values = draft.values
    .split(/[,،、，]/)
    .map(each => each.trim())
    .filter(Boolean)
  return {
    key: draft.key,
    name: draft.name.trim(),
    resultType: draft.resultType,
    ...(values.length === 0 ? {} : { allowedValues: values }),
    ...text('valueMin', draft.valueMin),
    ...text('valueMax', draft.valueMax),
    ...(levels.length === 0
      ? {}
      : {
          levels: levels.map(level => ({
            key: level.key,
            name: level.name.trim(),
            ...text('description', level.description),
            ...text('points', level.points),
          })),
        }),
    ...(levels.some(each => each.key === draft.requiredLevel) ? { requiredLevel: draft.requiredLevel } : {}),
  }
}

function translationOf(draft: TranslationDraft) {
  const list = draft.list
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean)
  return {
    language: draft.language,
    name: draft.name.trim(),
    description: draft.description.trim() || draft.name.trim(),
    criteria: draft.criteria.trim() || draft.name.trim(),
    ...text('forLearners', draft.forLearners),
    ...(list.length === 0 ? {} : { criteriaList: list }),
  }
}

function amount(words: string): number | null {
  const value = Number(words.trim().replace(',', '.'))
  return words.trim() === '' || !(value > 0) ? null : value
}

const text = <Name extends string>(name: Name, words: string) =>
  (words.trim() === '' ? {} : { [name]: words.trim() }) as { [Key in Name]?: string }
