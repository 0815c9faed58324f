import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Canonize } from '../ports.ts'

export { browserCrypto } from './browser-crypto.ts'
export { newKeyPair, signerFor } from './key-pair.ts'

/** Compiled contexts, loaded when a signature is first checked; the general path, when a badge first needs it. */
export const browserCanonize: Canonize = async (document, hash = 'sha256') => {
  const { canonizeDirect } = await import('../canon/canonize-direct.ts')
  const direct = canonizeDirect(document, text =>
    bytesToHex((hash === 'sha256' ? sha256 : sha384)(utf8ToBytes(text))),
  )
  if (direct !== null) return direct
  const { canonizeGeneral } = await import('../contexts/canonize-general.ts')
  return await canonizeGeneral(document, hash)
}
