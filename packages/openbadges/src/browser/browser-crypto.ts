import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import type { Algorithm, Crypto } from '../ports.ts'

const hashes = { sha256, sha384, sha512 }

/** What WebCrypto calls the algorithms that it is asked for. */
export const subtleNames = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const satisfies Record<Exclude<Algorithm, 'Ed25519'>, object>

/** Hashes and signatures for the browser. Ed25519 in WebCrypto is younger than many phones, so it is done by @noble. */
export const browserCrypto: Crypto = {
  async hash(name, input) {
    const bytes = typeof input === 'string' ? utf8ToBytes(input) : input
    // Only old badges hash with these.
    if (name === 'md5' || name === 'sha1') return (await import('@noble/hashes/legacy.js'))[name](bytes)
    return hashes[name](bytes)
  },
  async verify(algorithm, jwk, signature, bytes) {
    if (algorithm === 'Ed25519') return verifyEd25519(base64urlnopad.decode(jwk.x ?? ''), signature, bytes)
    const how = subtleNames[algorithm]
    try {
      const key = await crypto.subtle.importKey('jwk', { ...jwk }, how, false, ['verify'])
      return await crypto.subtle.verify(how, key, Uint8Array.from(signature), Uint8Array.from(bytes))
    } catch (cause) {
      throw new BadgeError('key-malformed', 'The key is not a point on its curve.', { cause })
    }
  },
}

function verifyEd25519(key: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  let point: InstanceType<typeof ed25519.Point>
  try {
    point = ed25519.Point.fromBytes(key)
  } catch (cause) {
    throw new BadgeError('key-malformed', 'The key is not a point on its curve.', { cause })
  }
  if (point.isSmallOrder())
    throw new BadgeError('key-weak', 'The key is a point of small order, under which anybody can sign.')
  return signature.length === 64 && fits(point, key, signature, bytes)
}

/**
 * RFC 8032, 5.1.7, as OpenSSL reads it: without the cofactor that @noble and ZIP 215 multiply by. Else host and
 * browser would disagree on keys that are made for it.
 */
function fits(
  point: InstanceType<typeof ed25519.Point>,
  key: Uint8Array,
  signature: Uint8Array,
  bytes: Uint8Array,
): boolean {
  const order = ed25519.Point.Fn.ORDER
  const commitment = signature.subarray(0, 32)
  const s = bytesToNumberLE(signature.subarray(32))
  if (s >= order) return false
  const h = bytesToNumberLE(sha512(concatBytes(commitment, key, bytes))) % order
  const expected = ed25519.Point.BASE.multiplyUnsafe(s).subtract(point.multiplyUnsafe(h)).toBytes()
  return expected.every((byte, at) => byte === commitment[at])
}
