import { asArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { isOfKind } from '../rules/value-kinds.ts'
import { isOldModel } from './data-model-faults.ts'

/**
 * What is wrong with the names and descriptions of a credential and of its issuer: each is a text, or says its language and direction, or there are several of those (VC Data Model 2.0, 4.6 and 11.1).
 */
export function textFaults(credential: JsonObject): string[] {
  if (isOldModel(credential)) return []
  const { issuer } = credential
  return [...faultsOf('its', credential), ...(isObject(issuer) ? faultsOf("its issuer's", issuer) : [])]
}

function faultsOf(whose: string, holder: JsonObject): string[] {
  return (['name', 'description'] as const)
    .filter(name => !asArray(holder[name]).every(isTextValue))
    .map(name => `${whose} ${name} is no text`)
}

/** A text, or one that says its language and direction ("Language and Base Direction"). */
export function isTextValue(value: Json): boolean {
  if (!isObject(value)) return typeof value === 'string'
  const { '@value': text, '@language': language, '@direction': direction, ...others } = value
  return (
    typeof text === 'string' &&
    (language === undefined || isOfKind('language', language)) &&
    (direction === undefined || direction === 'ltr' || direction === 'rtl') &&
    Object.keys(others).length === 0
  )
}
