/** What JSON can say. */
export type Json = string | number | boolean | null | Json[] | JsonObject
/** An object of JSON. */
export type JsonObject = { [name: string]: Json | undefined }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One value or a list of them: JSON-LD allows both everywhere. */
export function asArray(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The text, or null for anything else. */
export function asText(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The first text among a value, a list of values, or a language map. */
export function firstText(value: Json | undefined): string | null {
  for (const each of asArray(value)) {
    if (typeof each === 'string' && each !== '') return each
    if (isObject(each)) {
      const inside = asText(each['@value']) ?? Object.values(each).find(text => typeof text === 'string')
      if (typeof inside === 'string') return inside
    }
  }
  return null
}

/** The id of a thing given as an IRI or as an object. */
export function idOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return isObject(value) ? asText(value['id'] ?? value['@id']) : null
}

/** The values of `type` or `@type`. */
export function typesOf(value: JsonObject): string[] {
  return asArray(value['type'] ?? value['@type']).filter(type => typeof type === 'string')
}
