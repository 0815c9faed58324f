import { BadgeError } from '../errors.ts'
import type { Json } from './json.ts'

const maxDepth = 64
const maxLength = 5_000_000
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Parse JSON as a badge may carry it. Refuses what readers would understand differently: a name twice in one
 * object, lone surrogates, names that reach into prototypes, nesting beyond 64, more than 5 MB.
 * Throws `BadgeError` with a code of its own for each.
 */
export function parseJson(text: string): Json {
  if (text.length > maxLength) throw new BadgeError('json-too-large', 'The document is larger than 5 MB.')
  scan(text)
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch (cause) {
    throw new BadgeError('json-malformed', 'The document is not JSON.', { cause })
  }
}

/** Walk the structure once, remembering the names of every open object. Malformed text is left to JSON.parse. */
function scan(text: string): void {
  const open: (Set<string> | null)[] = []
  let expectName = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) {
      const end = endOfString(text, at)
      if (end === -1) return
      const names = open.at(-1)
      const raw = text.slice(at, end + 1)
      if (raw.includes('\\') || hasSurrogate(raw)) checkSurrogates(raw)
      if (expectName && names) remember(names, raw)
      expectName = false
      at = end
    } else if (char === 0x7b) {
      open.push(new Set())
      expectName = true
    } else if (char === 0x5b) {
      open.push(null)
      expectName = false
    } else if (char === 0x7d || char === 0x5d) open.pop()
    else if (char === 0x2c) expectName = open.at(-1) !== null
    if (open.length > maxDepth)
      throw new BadgeError('json-too-deep', 'The document is nested more than 64 levels deep.')
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x5c) at++
    else if (char === 0x22) return at
  }
  return -1
}

function remember(names: Set<string>, raw: string): void {
  let name = raw.slice(1, -1)
  if (raw.includes('\\')) {
    try {
      name = String(JSON.parse(raw))
    } catch {
      return
    }
  }
  if (forbidden.has(name))
    throw new BadgeError('json-forbidden-name', `The document uses the forbidden name "${name}".`)
  if (names.has(name))
    throw new BadgeError(
      'json-duplicate-name',
      `The document has "${name.slice(0, 60)}" twice in one object.`,
    )
  names.add(name)
}

function hasSurrogate(text: string): boolean {
  return /[\ud800-\udfff]/.test(text)
}

function checkSurrogates(raw: string): void {
  try {
    const value: unknown = JSON.parse(raw)
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
      throw new BadgeError('json-lone-surrogate', 'The document has broken characters (lone surrogates).')
    }
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
  }
}
