import { BadgeError } from '../errors.ts'
import type { Json, JsonObject } from '../json/json.ts'

/** JSON Canonicalization Scheme (RFC 8785): names sorted by UTF-16 units, numbers and texts as ECMAScript writes them. */
export function jcs(value: Json): string {
  // 1e999 is read as infinite, and would be written as null: two documents with one signature.
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new BadgeError('canonicalisation-failed', 'The badge has a number beyond all that can be written.')
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`
  return typeof value === 'object' && value !== null ? members(value) : JSON.stringify(value)
}

function members(value: JsonObject): string {
  let text = ''
  for (const name of Object.keys(value).sort()) {
    const member = value[name]
    if (member === undefined) continue
    text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${jcs(member)}`
  }
  return text === '' ? '{}' : `${text}}`
}
