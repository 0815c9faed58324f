import { asArray, asText, firstText, isObject, type JsonObject } from '../json/json.ts'
import { given, some } from './given.ts'

/** One thing that is measured when an achievement is awarded; ids are URIs. */
export type ResultDescriptionParts = {
  id: string
  name: string
  resultType: string
  allowedValues?: string[] | undefined
  requiredValue?: string | undefined
  valueMin?: string | undefined
  valueMax?: string | undefined
  levels?:
    | {
        id: string
        name: string
        level?: string | undefined
        description?: string | undefined
        points?: string | undefined
      }[]
    | undefined
  requiredLevel?: string | undefined
}

/** What was measured for one award; `description` and `level` are ids of the achievement's result description. */
export type ResultParts = {
  description: string
  value?: string | undefined
  level?: string | undefined
  status?: string | undefined
}

/** A ResultDescription of Open Badges 3.0, with the levels of its rubric. */
export function resultDescription(parts: ResultDescriptionParts): JsonObject {
  return {
    id: parts.id,
    type: ['ResultDescription'],
    name: parts.name,
    resultType: parts.resultType,
    ...some('allowedValue', parts.allowedValues ?? []),
    ...given('requiredValue', parts.requiredValue),
    ...given('requiredLevel', parts.requiredLevel),
    ...some(
      'rubricCriterionLevel',
      (parts.levels ?? []).map(level => ({
        id: level.id,
        type: ['RubricCriterionLevel'],
        name: level.name,
        ...given('level', level.level),
        ...given('description', level.description),
        ...given('points', level.points),
      })),
    ),
    ...given('valueMin', parts.valueMin),
    ...given('valueMax', parts.valueMax),
  }
}

/** A Result of Open Badges 3.0, as it stands on the subject. */
export function result(parts: ResultParts): JsonObject {
  return {
    type: ['Result'],
    resultDescription: parts.description,
    ...given('achievedLevel', parts.level),
    ...given('status', parts.status),
    ...given('value', parts.value),
  }
}

/** The results on a subject in words: the name of what was measured, and what came of it. */
export function resultsOf(subject: JsonObject, achievement: JsonObject): { name: string; value: string }[] {
  const descriptions = asArray(achievement['resultDescription']).filter(isObject)
  return asArray(subject['result'])
    .filter(isObject)
    .flatMap(each => {
      const of = descriptions.find(one => one['id'] === each['resultDescription'])
      const level = asArray(of?.['rubricCriterionLevel'])
        .filter(isObject)
        .find(one => one['id'] === each['achievedLevel'])
      const value = [firstText(level?.['name']), asText(each['value']), asText(each['status'])]
        .filter(one => one !== null)
        .join(' · ')
      return value === '' ? [] : [{ name: firstText(of?.['name']) ?? '', value }]
    })
}
