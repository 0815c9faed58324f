import { asArray, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'
import { isOfKind } from '../rules/value-kinds.ts'
import { type ClassName, isClass, type MemberRule, membersOf, words } from './class-rules.ts'
import { isTextValue } from './text-faults.ts'

const deepest = 6
/** What may also be named by its address alone. */
const byAddress = new Set(['Profile', 'Image', 'Evidence', 'Criteria', 'Achievement'])
/** What need not say its type: its place says it. */
const untyped = new Set(['Criteria'])

/** What is wrong with an object of a class, and with those inside it; `what` names it in the sentence. */
export function classFaults(what: string, name: ClassName, node: JsonObject, depth = 0): string[] {
  if (depth > deepest) return []
  const typed = untyped.has(name) || typesOf(node).includes(name)
  return [
    ...(typed ? [] : [`${what} is not of type ${name}`]),
    ...membersOf(name).flatMap(([property, rule]) => memberFaults(what, property, rule, { node, depth })),
  ]
}

function memberFaults(
  what: string,
  property: string,
  { kind, required }: MemberRule,
  { node, depth }: { node: JsonObject; depth: number },
): string[] {
  // Nulls and empty lists stand for nothing, though they should not stand there ("JSON Serialization").
  const values = asArray(node[property]).filter(value => value !== null && (value !== '' || !required))
  if (values.length === 0) return required ? [`${what} has no ${property}`] : []
  return values.flatMap(value => {
    if (!isClass(kind)) return fits(kind, value) ? [] : [`the ${property} of ${what} is not ${wording(kind)}`]
    if (isObject(value)) return classFaults(`the ${property} of ${what}`, kind, value, depth + 1)
    return byAddress.has(kind) && typeof value === 'string' ? [] : [`the ${property} of ${what} is no object`]
  })
}

function fits(kind: string, value: Json): boolean {
  const list = words[kind]
  if (list) return typeof value === 'string' && (list.has(value) || /^ext:[\w.|-]+$/.test(value))
  if (kind === 'text') return isTextValue(value)
  // Schemes are checked where addresses are followed: here, that it is one at all. Drawings are often inlined raw.
  if (kind === 'uri') return typeof value === 'string' && (!/\s/.test(value) || value.startsWith('data:'))
  if (kind === 'number') return typeof value === 'number'
  if (kind === 'boolean') return typeof value === 'boolean'
  if (kind === 'language') return isOfKind('language', value)
  const pattern = kind === 'day' ? /^\d{4}-\d\d-\d\d$/ : zoned
  return typeof value === 'string' && pattern.test(value) && !Number.isNaN(Date.parse(value))
}

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/

const wording = (kind: string): string =>
  kind in words ? 'a word of its list' : (wordings[kind] ?? `a ${kind}`)

const wordings: Record<string, string> = {
  uri: 'an address',
  time: 'a date with time and zone',
  boolean: 'true or false',
  language: 'the code of a language',
}
