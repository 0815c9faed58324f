import { asArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import { looksLikeJws } from './jws.ts'

/** Several badges in one file or answer: JSON objects and compact JWS. */
export type Several = {
  items: (string | JsonObject)[]
  /** How it was seen, in plain words. */
  why: string
  /** Whether it is the body of an API, which may hold one badge as well. */
  enveloped: boolean
}

/**
 * Read several badges: a JSON list, one a line, or what the APIs of Open Badges 2.1 and 3.0 send. Null for
 * anything else, and for what is damaged.
 */
export function readSeveral(input: Uint8Array | string): Several | null {
  try {
    const text = (typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input))
      .replace(/^\ufeff/, '')
      .trim()
    return severalLines(text) ?? severalInJson(parseJson(text))
  } catch {
    return null
  }
}

function severalLines(text: string): Several | null {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  if (lines.length < 2) return null
  const items = lines.map(line => itemOf(line.trim()))
  return items.every(item => item !== null)
    ? { items, why: `It holds ${items.length} badges, one a line.`, enveloped: false }
    : null
}

function itemOf(line: string): string | JsonObject | null {
  if (looksLikeJws(line)) return line
  if (!line.startsWith('{') || !line.endsWith('}')) return null
  try {
    const value = parseJson(line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function severalInJson(value: Json): Several | null {
  if (Array.isArray(value)) {
    const items = badgesIn(value)
    return items.length > 1 && items.length === value.length
      ? { items, why: `It is a list of ${items.length} badges.`, enveloped: false }
      : null
  }
  if (!isObject(value)) return null
  const modern = badgesIn([
    ...asArray(value['credential']),
    ...asArray(value['compactJwsString']),
    ...asArray(value['compactJwsStrings']),
  ])
  if (modern.length > 0)
    return { items: modern, why: 'It is in the envelope of the Open Badges 3.0 API.', enveloped: true }
  // Of one badge in both forms the signed one counts here: the other adds nothing to it.
  const old = badgesIn([
    ...asArray(value['assertions']),
    ...asArray(value['signedAssertions']),
    ...asArray(value['signedAssertion'] ?? value['assertion']),
  ])
  return old.length > 0
    ? { items: old, why: 'It is in the envelope of Badge Connect (Open Badges 2.1).', enveloped: true }
    : null
}

const badgesIn = (values: Json[]) =>
  values.filter(
    (value): value is string | JsonObject =>
      isObject(value) || (typeof value === 'string' && looksLikeJws(value)),
  )
