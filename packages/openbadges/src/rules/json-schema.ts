import { isObject, type Json, type JsonObject } from '../json/json.ts'

/**
 * What of a value does not fit a JSON Schema, as paths with reasons; empty when it fits. Reads the words that
 * schemas of badge extensions and credentials use (draft 4 to 2020-12); a word it does not know says nothing.
 */
export function schemaFaults(schema: Json, value: Json): string[] {
  const budget = { steps: maxSteps }
  const faults = check({ schema, root: schema, depth: 0, budget }, value, '')
  return budget.steps > 0 ? faults : ['it cannot be compared with a schema that leads nowhere']
}

type At = { schema: Json; root: Json; depth: number; budget: { steps: number } }

const maxDepth = 100
/** A schema that refers to itself in two ways at once would otherwise be followed for ever. */
const maxSteps = 100_000
const maxFaults = 20

function check({ schema, root, depth, budget }: At, value: Json, path: string): string[] {
  if (budget.steps-- <= 0) return []
  if (schema === false) return [`${path || 'it'} may not be there`]
  if (!isObject(schema)) return []
  if (depth > maxDepth) return [`${path || 'it'} is nested too deeply for its schema`]
  const into = (each: Json, member: Json, name: string) =>
    check({ schema: each, root, depth: depth + 1, budget }, member, name)
  const target = schema['$ref']
  const referred = typeof target === 'string' ? resolve(root, target) : undefined
  const faults = [
    ...(referred === undefined ? [] : into(referred, value, path)),
    ...typeFaults(schema, value, path),
    ...enumFaults(schema, value, path),
    ...textFaults(schema, value, path),
    ...numberFaults(schema, value, path),
    ...listFaults(schema, value, path, into),
    ...objectFaults(schema, value, path, into),
    ...combinationFaults(schema, value, path, into),
  ]
  return faults.slice(0, maxFaults)
}

type Into = (schema: Json, value: Json, path: string) => string[]

/** Only references inside the same schema are followed; nothing is fetched for one. */
function resolve(root: Json, reference: string): Json | undefined {
  if (reference === '#') return root
  if (!reference.startsWith('#/')) return undefined
  let found: Json | undefined = root
  for (const part of reference.slice(2).split('/')) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(found)) found = found[Number(name)]
    else found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined
  }
  return found
}

const isType: Record<string, (value: Json) => boolean> = {
  object: isObject,
  array: value => Array.isArray(value),
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: value => typeof value === 'number' && Number.isInteger(value),
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
}

function typeFaults(schema: JsonObject, value: Json, path: string): string[] {
  const wanted = list(schema['type']).filter(each => typeof each === 'string')
  if (wanted.length === 0 || wanted.some(each => isType[each]?.(value) ?? true)) return []
  return [`${path || 'it'} is not of the type ${wanted.join(' or ')}`]
}

function enumFaults(schema: JsonObject, value: Json, path: string): string[] {
  const same = (each: Json) => JSON.stringify(each) === JSON.stringify(value)
  if (Array.isArray(schema['enum']) && !schema['enum'].some(same))
    return [`${path} is none of what is allowed`]
  return schema['const'] !== undefined && !same(schema['const']) ? [`${path} is not what it must be`] : []
}

function textFaults(schema: JsonObject, value: Json, path: string): string[] {
  if (typeof value !== 'string') return []
  const faults: string[] = []
  const { minLength, maxLength, pattern, format } = schema
  if (typeof minLength === 'number' && [...value].length < minLength) faults.push(`${path} is too short`)
  if (typeof maxLength === 'number' && [...value].length > maxLength) faults.push(`${path} is too long`)
  if (typeof pattern === 'string' && matches(pattern, value) === false)
    faults.push(`${path} has not its proper form`)
  if (typeof format === 'string' && formats[format]?.test(value) === false)
    faults.push(`${path} is not a ${format}`)
  return faults
}

/** Patterns of strangers run on short texts only: a bad one would take for ever on a long one. */
function matches(pattern: string, value: string): boolean | null {
  if (pattern.length > 500 || value.length > 500 || /[*+}]\)?[*+{]/.test(pattern)) return null
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return null
  }
}

const formats: Record<string, RegExp> = {
  uri: /^[a-z][a-z\d+.-]*:\S*$/i,
  email: /^\S+@\S+$/,
  'date-time': /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
}

function numberFaults(schema: JsonObject, value: Json, path: string): string[] {
  if (typeof value !== 'number') return []
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const low =
    (typeof minimum === 'number' && (exclusiveMinimum === true ? value <= minimum : value < minimum)) ||
    (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
  const high =
    (typeof maximum === 'number' && (exclusiveMaximum === true ? value >= maximum : value > maximum)) ||
    (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
  const uneven = typeof multipleOf === 'number' && !Number.isInteger(value / multipleOf)
  return low || high || uneven ? [`${path} is outside of what is allowed`] : []
}

function listFaults(schema: JsonObject, value: Json, path: string, into: Into): string[] {
  if (!Array.isArray(value)) return []
  const { items, prefixItems, minItems, maxItems, uniqueItems, contains } = schema
  const first = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : []
  const rest = Array.isArray(items) ? schema['additionalItems'] : items
  const faults = value.flatMap((each, at) => {
    const own = first[at] ?? rest
    return own === undefined ? [] : into(own, each, `${path}[${at}]`)
  })
  if (typeof minItems === 'number' && value.length < minItems) faults.push(`${path} has too few values`)
  if (typeof maxItems === 'number' && value.length > maxItems) faults.push(`${path} has too many values`)
  if (uniqueItems === true && new Set(value.map(each => JSON.stringify(each))).size < value.length)
    faults.push(`${path} has a value twice`)
  if (contains !== undefined && !value.some(each => into(contains, each, path).length === 0))
    faults.push(`${path} lacks a value it must have`)
  return faults
}

function objectFaults(schema: JsonObject, value: Json, path: string, into: Into): string[] {
  if (!isObject(value)) return []
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const patterns = isObject(schema['patternProperties']) ? schema['patternProperties'] : {}
  const faults = list(schema['required'])
    .filter(name => typeof name === 'string' && !Object.hasOwn(value, name))
    .map(name => `${path === '' ? '' : `${path}.`}${String(name)} is missing`)
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const at = path === '' ? name : `${path}.${name}`
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    const fitting = Object.entries(patterns).filter(([pattern]) => matches(pattern, name) === true)
    if (own !== undefined) faults.push(...into(own, member, at))
    for (const [, each] of fitting) if (each !== undefined) faults.push(...into(each, member, at))
    const other = schema['additionalProperties']
    if (own === undefined && fitting.length === 0 && other !== undefined)
      faults.push(...into(other, member, at))
  }
  const count = Object.keys(value).length
  if (typeof schema['minProperties'] === 'number' && count < schema['minProperties'])
    faults.push(`${path || 'it'} has too few properties`)
  return faults
}

function combinationFaults(schema: JsonObject, value: Json, path: string, into: Into): string[] {
  const fits = (each: Json) => into(each, value, path).length === 0
  const faults = list(schema['allOf']).flatMap(each => into(each, value, path))
  const any = list(schema['anyOf'])
  const one = list(schema['oneOf'])
  if (any.length > 0 && !any.some(fits)) faults.push(`${path || 'it'} has none of the allowed forms`)
  if (one.length > 0 && one.filter(fits).length !== 1) faults.push(`${path || 'it'} has not one of the forms`)
  if (schema['not'] !== undefined && fits(schema['not'])) faults.push(`${path || 'it'} has a forbidden form`)
  if (schema['if'] !== undefined) {
    const branch = schema[fits(schema['if']) ? 'then' : 'else']
    if (branch !== undefined) faults.push(...into(branch, value, path))
  }
  return faults
}

function list(value: Json | undefined): Json[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
