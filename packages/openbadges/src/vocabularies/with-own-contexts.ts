import { asArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { clrTerms } from './clr.ts'
import { ed25519Signature2020 } from './ed25519-2020.ts'
import type { Terms } from './terms.ts'

/** Contexts that no package carries, by URL; as unchangeable as those that are pinned from packages. */
const own = new Map<string, Terms>([
  ['https://w3id.org/security/suites/ed25519-2020/v1', ed25519Signature2020],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', clrTerms('2.0.0')],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', clrTerms('2.0.1')],
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@vocab': 'https://www.w3.org/ns/credentials/examples#' },
  ],
])

/** The document with the terms of those contexts in place of their URLs; canonicalised, it says the same. */
export function withOwnContexts(document: JsonObject): JsonObject {
  return mentions(document) ? (replaced(document) as JsonObject) : document
}

function mentions(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(mentions)
  if (!isObject(value)) return false
  return (
    asArray(value['@context']).some(each => typeof each === 'string' && own.has(each)) ||
    Object.values(value).some(mentions)
  )
}

function replaced(value: Json): Json {
  if (Array.isArray(value)) return value.map(replaced)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '@context' ? asArray(member).map(termsOf) : replaced(member ?? null),
    ]),
  )
}

const termsOf = (context: Json): Json =>
  typeof context === 'string' ? (own.get(context) ?? context) : context
