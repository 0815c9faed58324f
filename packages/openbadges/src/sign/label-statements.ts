import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { isObject, type Json, type JsonObject } from '../json/json.ts'
import type { Canonize } from '../ports.ts'
import { withOwnContexts } from '../vocabularies/with-own-contexts.ts'

/** A document in which every thing has a name, so that statements of its parts can be told to be the same. */
export type Named = { document: JsonObject; labels: Map<string, Uint8Array>; statements: string[] }

/** The statements of a document under labels that say nothing ("createHmacIdLabelMapFunction"), in their order. */
export async function labelStatements(
  document: JsonObject,
  canonize: Canonize,
  hmacKey: Uint8Array,
): Promise<Named> {
  const plain = pinned(canonize)
  const named = nameThings(document)
  const { canonical, ids } = await canonicalIds(await plain(named))
  // Should a name have changed the meaning, the statements would not be those of the document.
  if (canonical !== (await plain(document)))
    throw new BadgeError(
      'canonicalisation-failed',
      'The badge has parts that cannot be disclosed one by one.',
    )
  const labels = new Map([...ids].map(([thing, label]) => [thing, hmac(sha256, hmacKey, utf8ToBytes(label))]))
  return { document: named, labels, statements: relabel(await plain(named), labels) }
}

/** The statements of a part of such a document, under the same labels. */
export async function statementsOf(part: JsonObject, canonize: Canonize, labels: Named['labels']) {
  return relabel(await pinned(canonize)(part), labels)
}

/** For a part, its own canonical labels, by number, and what each is called in the whole. */
export async function labelMapOf(part: JsonObject, canonize: Canonize, labels: Named['labels']) {
  const { ids } = await canonicalIds(await pinned(canonize)(part))
  return new Map(
    [...ids].map(([thing, label]) => [
      Number(label.slice('c14n'.length)),
      labels.get(thing) ?? new Uint8Array(),
    ]),
  )
}

/** The document without the names that were given here. */
export function withoutNames(value: JsonObject): JsonObject {
  const bare = (each: Json): Json => {
    if (Array.isArray(each)) return each.map(bare)
    return isObject(each) ? withoutNames(each) : each
  }
  const members = Object.entries(value).filter(([name, each]) => name !== 'id' || !isGiven(each))
  return Object.fromEntries(
    members.map(([name, each]) => [name, name === '@context' ? each : bare(each ?? null)]),
  )
}

const prefix = 'urn:bnid:'
const isGiven = (id: Json | undefined) => typeof id === 'string' && id.startsWith(prefix)

const pinned =
  (canonize: Canonize): ((document: JsonObject) => Promise<string>) =>
  async document =>
    await canonize(await withOwnContexts(document))

function nameThings(document: JsonObject): JsonObject {
  let count = 0
  const inside = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(inside)
    if (!isObject(value) || '@value' in value) return value
    const { '@context': context, ...members } = value
    const named = Object.entries(members).map(([name, each]) => [name, inside(each ?? null)] as const)
    const id = 'id' in value || '@id' in value ? {} : { id: `${prefix}${count++}` }
    return { ...(context === undefined ? {} : { '@context': context }), ...id, ...Object.fromEntries(named) }
  }
  const whole = inside(document)
  return isObject(whole) ? whole : document
}

function relabel(statements: string, labels: Named['labels']): string[] {
  const label = (thing: string) => `_:u${base64urlnopad.encode(labels.get(thing) ?? new Uint8Array())}`
  return statements
    .split('\n')
    .filter(line => line !== '')
    .map(line => `${outsideLiterals(line, thing => label(thing))}\n`)
    .sort()
}

function outsideLiterals(line: string, write: (thing: string) => string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|<urn:bnid:(\d+)>/g, (whole, thing?: string) =>
    thing === undefined ? whole : write(thing),
  )
}

/** RDFC-1.0 over statements in which the names given here are blank nodes again. */
async function canonicalIds(statements: string): Promise<{ canonical: string; ids: Map<string, string> }> {
  // A package in the older form of modules: bundled, it has no names but this one.
  const { default: rdf } = await import('rdf-canonize')
  const blank = statements
    .split('\n')
    .map(line => outsideLiterals(line, thing => `_:b${thing}`))
    .join('\n')
  const canonicalIdMap = new Map<string, string>()
  const canonical = await rdf.canonize(blank, {
    algorithm: 'RDFC-1.0',
    inputFormat: 'application/n-quads',
    format: 'application/n-quads',
    canonicalIdMap,
  })
  return {
    canonical,
    ids: new Map(
      [...canonicalIdMap].map(([from, to]) => [from.replace(/^(?:_:)?b/, ''), to.replace(/^_:/, '')]),
    ),
  }
}
