import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonObject } from '../json/json.ts'
import type { CanonicalHash, Canonize } from '../ports.ts'

/** Compiled contexts, loaded when a signature is first checked; the general path, when a badge first needs it. */
export const browserCanonize: Canonize = async (document, hash = 'sha256') => {
  const direct = await canonizeKnown(document, hash)
  if (direct !== null) return direct
  const { canonizeGeneral } = await import('../contexts/canonize-general.ts')
  return await canonizeGeneral(document, hash)
}

/** The canonical form of what compiled contexts know, or null. */
export async function canonizeKnown(document: JsonObject, hash: CanonicalHash): Promise<string | null> {
  const { canonizeDirect } = await import('../canon/canonize-direct.ts')
  return canonizeDirect(document, text =>
    bytesToHex((hash === 'sha256' ? sha256 : sha384)(utf8ToBytes(text))),
  )
}
