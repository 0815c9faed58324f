import { asArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { Canonize } from '../ports.ts'
import type { Terms } from './terms.ts'

/** The contexts in `seldom.ts`, which is loaded when a document first names one of them. */
const seldom =
  /^https:\/\/(?:w3id\.org\/(?:security\/suites\/ed25519-2020|citizenship|dcc|vc\/status-list\/2021)\/|purl\.imsglobal\.org\/spec\/clr\/|www\.w3\.org\/ns\/credentials\/examples\/)/

/** The same canonicalisation for documents that may name those contexts. */
export function canonizeWithOwn(canonize: Canonize): Canonize {
  return (document, hash) =>
    mentions(document)
      ? withOwnContexts(document).then(replaced => canonize(replaced, hash))
      : canonize(document, hash)
}

/** The document with the terms of those contexts in place of their URLs; canonicalised, it says the same. */
export async function withOwnContexts(document: JsonObject): Promise<JsonObject> {
  const { seldomTerms } = await import('./seldom.ts')
  return replaced(document, seldomTerms)
}

function mentions(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(mentions)
  for (const name of Object.keys(value)) {
    const member = value[name]
    if (name === '@context' ? asArray(member).some(isSeldom) : mentions(member)) return true
  }
  return false
}

const isSeldom = (context: Json) => typeof context === 'string' && seldom.test(context)

type Known = ReadonlyMap<string, Terms>

function replaced(document: JsonObject, known: Known): JsonObject {
  const inside = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(inside)
    return isObject(value) ? replaced(value, known) : value
  }
  return Object.fromEntries(
    Object.entries(document).map(([name, member]) => [
      name,
      name === '@context' ? asArray(member).map(each => termsOf(each, known)) : inside(member ?? null),
    ]),
  )
}

const termsOf = (context: Json, known: Known): Json =>
  typeof context === 'string' ? (known.get(context) ?? context) : context
