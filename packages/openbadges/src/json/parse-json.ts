import { BadgeError } from '../errors.ts'
import { endOfString } from './end-of-string.ts'
import { findRepeatedName } from './find-repeated-name.ts'
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
  return parseText(text, loneSurrogate.test(text))
}

/** The same from bytes. Throws a TypeError for what is not UTF-8. */
export function parseBytes(bytes: Uint8Array): Json {
  // UTF-8 has no surrogates; only an escape can bring one in.
  return parseText(decoder.decode(bytes), false)
}

const decoder = new TextDecoder('utf-8', { fatal: true })
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/

function parseText(text: string, hasSurrogate: boolean): Json {
  if (text.length > maxLength) throw new BadgeError('json-too-large', 'The document is larger than 5 MB.')
  const names = countNames(text)
  const value = parse(text)
  if (hasSurrogate || /\\u[dD]/.test(text)) refuseLoneSurrogates(value)
  // JSON.parse keeps the last of two members with one name: what it keeps is fewer than what is written.
  if (countMembers(value) !== names) {
    const name = findRepeatedName(text)
    if (name !== null)
      throw new BadgeError(
        'json-duplicate-name',
        `The document has "${name.slice(0, 60)}" twice in one object.`,
      )
  }
  return value
}

function parse(text: string): Json {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BadgeError('json-malformed', 'The document is not JSON.', { cause })
  }
}

/** How many names the text writes: outside of strings, a colon stands behind a name and nowhere else. */
function countNames(text: string): number {
  let count = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) {
      at = endOfString(text, at)
      // Not JSON, which is for JSON.parse to say.
      if (at === -1) return count
    } else if (char === 0x3a) count++
    else if (char === 0x7b || char === 0x5b) {
      if (++depth > maxDepth)
        throw new BadgeError('json-too-deep', 'The document is nested more than 64 levels deep.')
    } else if (char === 0x7d || char === 0x5d) depth--
  }
  return count
}

function countMembers(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const each of value) if (typeof each === 'object') count += countMembers(each)
    return count
  }
  for (const name of Object.keys(value)) {
    if (forbidden.has(name))
      throw new BadgeError('json-forbidden-name', `The document uses the forbidden name "${name}".`)
    const member = value[name]
    count += typeof member === 'object' ? 1 + countMembers(member) : 1
  }
  return count
}

function refuseLoneSurrogates(value: Json | undefined): void {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value))
      throw new BadgeError('json-lone-surrogate', 'The document has broken characters (lone surrogates).')
  } else if (Array.isArray(value)) value.forEach(refuseLoneSurrogates)
  else if (typeof value === 'object' && value !== null)
    for (const name of Object.keys(value)) {
      refuseLoneSurrogates(name)
      refuseLoneSurrogates(value[name])
    }
}
