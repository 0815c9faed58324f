import { asArray, asText, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'

/** What is wrong with a value, in words that follow the name of what it belongs to; empty when nothing is. */
export type Faults = string[]

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)$/
const web = /^https?:\/\/[^\s/]/
const iri = /^(?:https?:\/\/[^\s/]|urn:|_:|did:)\S*/

/** Exactly one text, which may be empty; also as a JSON-LD value. */
export function textFaults(what: string, value: Json | undefined): Faults {
  const all = asArray(value)
  if (all.length === 0) return [`${what} is missing`]
  const only = all.length === 1 ? all[0] : null
  return typeof only === 'string' || (isObject(only) && typeof only['@value'] === 'string')
    ? []
    : [`${what} is not one text`]
}

/** A web address. */
export function webFaults(what: string, value: Json | undefined): Faults {
  const text = asText(value)
  if (text === null) return [`${what} is missing`]
  return web.test(text) ? [] : [`${what} is not a web address`]
}

/** An address, or an object that stands for one. */
export function linkFaults(what: string, value: Json): Faults {
  if (isObject(value)) return []
  return typeof value === 'string' && iri.test(value) ? [] : [`${what} is not an address`]
}

/** One picture: an address, an object with one, or, where allowed, the picture itself. */
export function imageFaults(what: string, value: Json | undefined, inline: RegExp | null): Faults {
  const all = asArray(value)
  const [only] = all.length === 1 ? all : []
  const address = isObject(only) ? asText(only['id'] ?? only['@id']) : asText(only)
  if (address === null) return [`${what} is not one picture`]
  if (iri.test(address)) return []
  return inline?.test(address) ? [] : [`${what} is neither an address nor a picture`]
}

/** A date of its version: with time and zone from 2.0 on, and a day that exists. */
export function dateFaults(what: string, value: Json, date: string | null, strict: boolean): Faults {
  if (date === null || Number.isNaN(Date.parse(date)) || !dayExists(date)) return [`${what} is not a date`]
  return strict && (typeof value !== 'string' || !zoned.test(value))
    ? [`${what} is not a date with time and zone`]
    : []
}

/** The types of a document are texts, one of which it must be if any is `wanted`; also as full or compact IRIs. */
export function typeFaults(what: string, document: JsonObject, wanted?: string): Faults {
  const given = asArray(document['type'] ?? document['@type'])
  const types = typesOf(document)
  if (given.length > types.length) return [`${what} has a type that is no text`]
  const names = types.map(type => type.replace(/^(?:https:\/\/w3id\.org\/openbadges#|obi:)/, ''))
  return wanted === undefined || names.includes(wanted) ? [] : [`${what} is not of the type ${wanted}`]
}

/** A context, where one is given, is something to read terms by. */
export function contextFaults(what: string, document: JsonObject): Faults {
  const value = document['@context']
  if (value === undefined || value === null) return []
  const contexts = asArray(value)
  const good = (context: Json) =>
    (typeof context === 'string' && context !== '') || (isObject(context) && Object.keys(context).length > 0)
  return contexts.length > 0 && contexts.every(good) ? [] : [`${what} has no proper @context`]
}

/** V8 reads the 30th of February as the 2nd of March. */
function dayExists(date: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? []
  if (year === undefined) return true
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
}
