import { pinnedContexts } from '../contexts/pinned.ts'
import type { Json } from '../json/json.ts'
import { isObject } from '../json/json.ts'
import { refuse } from './refused.ts'
import { type Known, Scope } from './scope.ts'

// Real badges need some dozens; whoever mixes types and contexts without end begins anew.
const most = 2_000

let known: Known = { scopes: new Map(), made: 0 }
let empty = new Scope(known, new Map(), null)

/** The scope of a document by the value of its `@context`: one pinned context, or a list of them in any order. */
export function scopeOf(context: Json | undefined): Scope {
  if (known.made > most) {
    known = { scopes: new Map(), made: 0 }
    empty = new Scope(known, new Map(), null)
  }
  const urls = Array.isArray(context) ? context : [context]
  if (urls.length === 0 || urls.length > 6) refuse('contexts')
  let scope = empty
  for (const url of urls) scope = scope.after(contextAt(url))
  return scope
}

const bodies = new Map<string, unknown>()

function contextAt(url: Json | undefined): unknown {
  if (typeof url !== 'string') return refuse('context in the document')
  const seen = bodies.get(url)
  if (seen !== undefined) return seen
  const document = pinnedContexts.get(url)
  const body = isObject(document) ? document['@context'] : undefined
  if (!isObject(body)) return refuse(`context ${url}`)
  bodies.set(url, body)
  return body
}

/** The name of every term of every pinned context: what stands before the colon of an IRI must be none of them. */
export function isTermSomewhere(name: string): boolean {
  names ??= new Set([...pinnedContexts.values()].flatMap(namesIn))
  return names.has(name)
}

let names: Set<string> | undefined

function namesIn(value: unknown): string[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)])
}
