import { base64urlnopad } from '@scure/base'
import { algorithmOf } from '../keys/jwk.ts'
import type { PublicJwk } from '../ports.ts'
import type { Run } from './run.ts'

/** Whether a signature is by this key over these bytes; the algorithm is the key's own. */
export async function signatureHolds(
  run: Run,
  key: PublicJwk,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> {
  const algorithm = algorithmOf(key)
  if (algorithm !== 'ES384') return await run.crypto.verify(algorithm, key, signature, bytes)
  const { p384 } = await import('./p384.ts')
  const point = base64urlnopad.decode(`${key.x ?? ''}`)
  const rest = base64urlnopad.decode(`${key.y ?? ''}`)
  try {
    return p384.verify(signature, bytes, Uint8Array.from([4, ...point, ...rest]), { lowS: false })
  } catch {
    return false
  }
}
