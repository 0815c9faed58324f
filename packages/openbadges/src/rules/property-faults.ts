import { asArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { isOfKind, type ValueKind } from './value-kinds.ts'

/** What a property of a class must be. */
export type PropertyRule = {
  name: string
  kind: ValueKind
  required?: boolean
  /** Whether more than one value may be given. */
  many?: boolean
  /** Texts of which one must be among the values. */
  oneOf?: readonly string[]
  /** Whether a picture may stand where an address does. */
  inlinePicture?: boolean
  /** For a thing: whether it may only be embedded, or named by an embedded node's label, not by address. */
  embeddedOnly?: boolean
}

/** What is wrong with one property of a node, in words that follow the node's name; empty when nothing is. */
export function propertyFaults(node: JsonObject, rule: PropertyRule): string[] {
  const { name } = rule
  const given = node[name]
  if (given === undefined) return rule.required ? [`has no ${name}`] : []
  const values = valuesOf(given)
  if (values.length === 0) return rule.required ? [`has an empty ${name}`] : []
  if (!rule.many && asArray(given).length > 1) return [`has more than one ${name}`]
  if (values.some(value => value === null)) return [`has an empty value among its ${name}`]
  const wrong = values.filter(value => !fits(rule, value))
  if (wrong.length > 0) return [`has a ${name} that is not ${wording[rule.kind] ?? `a proper ${rule.kind}`}`]
  const known = values.map(value => (typeof value === 'string' ? plainType(value) : ''))
  return rule.oneOf === undefined || rule.oneOf.some(wanted => known.includes(wanted))
    ? []
    : [`is not of the ${name} ${rule.oneOf.join(' or ')}`]
}

/** A type without the vocabulary of Open Badges around it. */
export const plainType = (type: string) => type.replace(/^(?:https:\/\/w3id\.org\/openbadges#|obi:)/, '')

const wording: Partial<Record<ValueKind, string>> = {
  text: 'a text',
  markdown: 'a text',
  id: 'an address or an object',
  url: 'a web address',
  iri: 'an address',
  type: 'known',
}

/** A list without any value says as little as none. */
function valuesOf(given: Json): Json[] {
  const list = Array.isArray(given) ? given : [given]
  return list.every(value => value === null) ? [] : list
}

function fits(rule: PropertyRule, value: Json): boolean {
  if (rule.embeddedOnly && !isObject(value)) return typeof value === 'string' && value.startsWith('_:')
  return isOfKind(rule.kind, value) || (rule.inlinePicture === true && isOfKind('picture-or-url', value))
}
