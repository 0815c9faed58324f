import type { AwardResult } from '@rucksack/contract/achievement-details'
import type { ResultDescriptionParts, ResultParts } from 'openbadges/sign'
import { Problem } from '../../platform/problem.ts'
import { type AchievementRow, achievementUrl } from './issuing.ts'

/**
 * The results of an award, each checked against what its achievement describes. Throws `validation-failed` and
 * names the one that does not fit.
 */
export function checkedResults(
  { details }: Pick<AchievementRow, 'details'>,
  results: AwardResult[] = [],
): AwardResult[] {
  const errors = results.flatMap((each, at) => {
    const trouble = troubleWith(each, results.slice(0, at), details.results ?? [])
    return trouble === null ? [] : [{ pointer: `/results/${at}`, message: trouble }]
  })
  if (errors.length > 0)
    throw new Problem('validation-failed', { errors, detail: errors.map(each => each.message).join(' ') })
  return results
}

function troubleWith(
  given: AwardResult,
  before: AwardResult[],
  described: NonNullable<AchievementRow['details']['results']>,
): string | null {
  const result = described.find(each => each.key === given.result)
  if (!result) return `The achievement describes no result "${given.result}".`
  if (before.some(each => each.result === given.result)) return 'This result is given twice.'
  if (given.level !== undefined && !result.levels?.some(each => each.key === given.level))
    return `"${result.name}" has no level "${given.level}".`
  // "Result" (Open Badges 3.0): status is required where resultType is Status, and only fits there.
  if (result.resultType === 'Status' && given.status === undefined) return `"${result.name}" needs a status.`
  if (given.status !== undefined && result.resultType !== 'Status') return `"${result.name}" is no status.`
  if (given.value === undefined && given.level === undefined && given.status === undefined)
    return `"${result.name}" needs a value or a level.`
  const { allowedValues = [] } = result
  if (given.value !== undefined && allowedValues.length > 0 && !allowedValues.includes(given.value))
    return `"${result.name}" allows only ${allowedValues.join(', ')}.`
  const outside = (bound: string | undefined, beyond: (value: number, bound: number) => boolean) =>
    given.value !== undefined && bound !== undefined && beyond(Number(given.value), Number(bound))
  if (outside(result.valueMin, (value, least) => !(value >= least)))
    return `"${result.name}" is at least ${result.valueMin}.`
  if (outside(result.valueMax, (value, most) => !(value <= most)))
    return `"${result.name}" is at most ${result.valueMax}.`
  return null
}

/** The results of an award as its credential says them. */
export function resultParts(
  publicUrl: string,
  achievement: Pick<AchievementRow, 'id'>,
  results: AwardResult[],
): ResultParts[] {
  const id = addressIn(publicUrl, achievement)
  return results.map(({ result, value, level, status }) => ({
    description: id('result', result),
    value,
    level: level === undefined ? undefined : id('level', `${result}.${level}`),
    status,
  }))
}

/** What an achievement measures, as its credential describes it. */
export function resultDescriptionParts(
  publicUrl: string,
  achievement: Pick<AchievementRow, 'id' | 'details'>,
): ResultDescriptionParts[] {
  const id = addressIn(publicUrl, achievement)
  return (achievement.details.results ?? []).map(result => ({
    ...result,
    id: id('result', result.key),
    levels: result.levels?.map(level => ({ ...level, id: id('level', `${result.key}.${level.key}`) })),
    requiredLevel:
      result.requiredLevel === undefined ? undefined : id('level', `${result.key}.${result.requiredLevel}`),
  }))
}

const addressIn =
  (publicUrl: string, achievement: Pick<AchievementRow, 'id'>) => (kind: string, key: string) =>
    `${achievementUrl(publicUrl, achievement.id)}#${kind}-${key}`

/** The results of an award in words: the name of what was measured, and what came of it. */
export function shownResults({ details }: Pick<AchievementRow, 'details'>, results: AwardResult[]) {
  return results.map(({ result, value, level, status }) => {
    const described = details.results?.find(each => each.key === result)
    const reached = described?.levels?.find(each => each.key === level)
    return {
      name: described?.name ?? result,
      value: [reached?.name, value, status].filter(each => each !== undefined).join(' · '),
    }
  })
}
