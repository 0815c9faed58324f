import type { JsonObject } from '../json/json.ts'
import { type HashText, Quads } from './quads.ts'
import { Refused } from './refused.ts'
import { scopeOf } from './tables.ts'
import { writeNode } from './write-node.ts'

/**
 * RDFC-1.0 canonical N-Quads of a document over pinned contexts, or null when it says anything that the tables
 * do not know: that is left to the general path, whose every byte this equals otherwise.
 */
export function canonizeDirect(document: JsonObject, hash: HashText): string | null {
  try {
    const quads = new Quads()
    writeNode(quads, document, scopeOf(document['@context']), 0)
    return quads.canonical(hash)
  } catch (cause) {
    if (cause instanceof Refused) return null
    throw cause
  }
}
