import jsonld from 'jsonld'
import { BadgeError } from '../errors.ts'
import type { Json, JsonObject } from '../json/json.ts'
import type { CanonicalHash } from '../ports.ts'
import { pinnedContexts } from './pinned.ts'

/**
 * RDFC-1.0 canonical N-Quads by the general path. Always in safe mode: outside it, terms that are not
 * defined would be dropped and so not be signed, and an id of `__proto__` would spoil every later call.
 */
export async function canonizeGeneral(document: JsonObject, hash: CanonicalHash = 'sha256'): Promise<string> {
  refusePrototypeNames(document)
  try {
    return await jsonld.canonize(document, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      safe: true,
      // Without it, the direction of a text would not be signed, and safe mode refuse it.
      rdfDirection: 'i18n-datatype',
      documentLoader: loadPinned,
      canonizeOptions: { messageDigestAlgorithm: hash },
    })
  } catch (cause) {
    throw translated(cause)
  }
}

async function loadPinned(url: string): Promise<unknown> {
  const document = pinnedContexts.get(url)
  if (document === undefined)
    throw new BadgeError(
      'context-unpinned',
      `The badge uses the vocabulary ${url.slice(0, 200)}, which is not known here.`,
    )
  return { contextUrl: null, documentUrl: url, document }
}

function translated(cause: unknown): BadgeError {
  for (
    let each: unknown = cause;
    each instanceof Error;
    each = 'cause' in each && each.cause ? each.cause : 'details' in each ? innerCause(each.details) : null
  ) {
    if (each instanceof BadgeError) return each
  }
  const text = cause instanceof Error ? cause.message : ''
  if (/safe mode/i.test(text))
    return new BadgeError('terms-undefined', 'The badge uses words that its vocabulary does not define.', {
      cause,
    })
  return new BadgeError('canonicalisation-failed', 'The badge cannot be brought into its canonical form.', {
    cause,
  })
}

function innerCause(details: unknown): unknown {
  return typeof details === 'object' && details !== null && 'cause' in details ? details.cause : null
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

function refusePrototypeNames(value: Json | undefined): void {
  if (typeof value === 'string' && forbidden.has(value))
    throw new BadgeError('json-forbidden-name', `The badge uses the forbidden name "${value}".`)
  if (Array.isArray(value)) for (const each of value) refusePrototypeNames(each)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (forbidden.has(name))
        throw new BadgeError('json-forbidden-name', `The badge uses the forbidden name "${name}".`)
      refusePrototypeNames(member)
    }
  }
}
