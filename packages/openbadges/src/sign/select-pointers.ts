import { BadgeError } from '../errors.ts'
import { isObject, type Json, type JsonObject } from '../json/json.ts'

/**
 * What JSON Pointers (RFC 6901) select of a document, with its context and the ids and types on the way
 * (vc-di-ecdsa, "selectJsonLd"); null when nothing is asked for. Throws `document-malformed` for a pointer that
 * leads nowhere.
 */
export function selectPointers(document: JsonObject, pointers: string[]): JsonObject | null {
  if (pointers.length === 0) return null
  const root = named(document)
  for (const pointer of pointers) {
    const path = pointer === '' ? [] : pointer.split('/').slice(1).map(unescaped)
    copy(document, root, path, pointer)
  }
  // Elements that nobody asked for leave no gap behind.
  const selected = dense({ '@context': document['@context'], ...root })
  return isObject(selected) ? selected : null
}

const unescaped = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~')

function copy(source: JsonObject, target: JsonObject, path: string[], pointer: string): void {
  if (path.length === 0) Object.assign(target, structuredClone(source))
  let from: Json = source
  let to: Json = target
  for (const [at, step] of path.entries()) {
    const value: Json | undefined = memberOf(from, step)
    if (value === undefined)
      throw new BadgeError('document-malformed', `The pointer "${pointer.slice(0, 80)}" leads nowhere.`)
    const last = at === path.length - 1
    const there: Json | undefined = memberOf(to, step)
    const next: Json = last ? structuredClone(value) : (there ?? shell(value))
    if (Array.isArray(to)) to[Number(step)] = next
    else if (isObject(to)) to[step] = next
    from = value
    to = next
  }
}

function memberOf(value: Json, step: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)]
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

const shell = (value: Json): Json => (Array.isArray(value) ? [] : isObject(value) ? named(value) : value)

/** Id and type always come along; blank nodes have no id that could. */
function named(value: JsonObject): JsonObject {
  const { id, type } = value
  const keepsId = typeof id === 'string' && !id.startsWith('_:')
  return { ...(keepsId ? { id } : {}), ...(type === undefined ? {} : { type: structuredClone(type) }) }
}

function dense(value: Json): Json {
  if (Array.isArray(value)) return value.filter(each => each !== undefined).map(dense)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, dense(each ?? null)]))
}
