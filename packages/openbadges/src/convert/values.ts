import type { Json } from '../json/json.ts'
import { dateOf } from '../v2/badge-from-assertion.ts'
import type { AssumedCode } from './conversion-report.ts'

/** A time with its zone, whatever spelling it had; a time that has one already stays as it is. */
export function time(value: Json): Json | undefined {
  if (typeof value === 'string' && zoned.test(value) && !Number.isNaN(Date.parse(value))) return value
  const text = dateOf(value)
  if (text === null) return undefined
  const said = zoned.test(text) ? text : day.test(text) ? `${text}T00:00:00Z` : `${text.replace(' ', 'T')}Z`
  return zoned.test(said) && !Number.isNaN(Date.parse(said)) ? said : undefined
}

/** What `time` had to assume. */
export function timeAssumes(value: Json): AssumedCode | null {
  const text = typeof value === 'string' ? (dateOf(value) ?? '') : ''
  if (day.test(text)) return 'midnight'
  return text === '' || zoned.test(text) ? null : 'zone'
}

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
const day = /^\d{4}-\d\d-\d\d$/

/** An absolute IRI; anything else could not be signed. */
export function iri(value: Json): Json | undefined {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value) ? value : undefined
}

export function numberOrText(value: Json): Json | undefined {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined
}

export function flag(value: Json): Json | undefined {
  return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined
}

/** Words that have another spelling in the target; others stay. */
export function renamed(names: Record<string, string>): (value: Json) => Json | undefined {
  return value =>
    typeof value === 'string' ? (Object.hasOwn(names, value) ? names[value] : value) : undefined
}
