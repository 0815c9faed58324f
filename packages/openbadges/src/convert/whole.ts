import { asText, idOf, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { Reading } from '../model.ts'
import type { ConversionReport } from './conversion-report.ts'
import { pointer } from './paths.ts'
import { kindOf, leavesOf } from './places.ts'

/** A badge as it was read, with the documents that an assertion links to, as far as they are at hand. */
export type ConversionSource = Pick<Reading, 'document' | 'version' | 'form'> & {
  badgeClass?: JsonObject | null
  issuer?: JsonObject | null
}

/** The badge as one document: badge class and issuer in their places, the copies at their own addresses first. */
export function wholeOf(source: ConversionSource): {
  document: JsonObject
  superseded: ConversionReport['left']
} {
  const { document, version } = source
  if (version === '3.0') return { document, superseded: [] }
  const badge = embedded(document['badge'], source.badgeClass ?? null)
  const issuer = embedded(isObject(badge) ? badge['issuer'] : undefined, source.issuer ?? null)
  const whole = !isObject(badge)
    ? document
    : { ...document, badge: issuer === undefined ? badge : { ...badge, issuer } }
  const kept = new Map(leavesOf(whole).map(({ path, value }) => [pointer(path), value]))
  const superseded = [document, { badge: source.badgeClass ?? {} }]
    .flatMap(each => leavesOf(each))
    .filter(({ path, value }) => path[0] === 'badge' && !isKept(kept, pointer(path), value))
    .map(({ path, value }) => ({ path: pointer(path), kind: kindOf(value), why: 'superseded' as const }))
  return { document: whole, superseded }
}

/** A document read for itself, under the name that led to it; else what stands in its place. */
function embedded(there: Json | undefined, own: JsonObject | null): Json | undefined {
  if (own === null) return there
  const id = asText(own['id']) ?? idOf(there)
  return id === null ? own : { ...own, id }
}

/** An address is kept as the id of what lies there. */
function isKept(kept: Map<string, Json>, path: string, value: Json): boolean {
  return kept.get(path) === value || kept.get(`${path}/id`) === value || typeof value === 'object'
}
