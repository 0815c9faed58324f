import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { BadgeError } from '../errors.ts'
import type { Crypto, PublicJwk } from '../ports.ts'

const cache = new Map<string, KeyObject>()
const cacheSize = 2_000

/** Hashes and signatures by node:crypto; key objects are kept, since making one costs as much as a hash. */
export const nodeCrypto: Crypto = {
  hash: (name, input) => hash(name, input, 'buffer'),
  verify(algorithm, jwk, signature, bytes) {
    const key = keyObject(jwk)
    if (algorithm === 'Ed25519') return verify(null, bytes, key, signature) || refuseOffCurve(jwk)
    const digest = algorithm === 'ES384' ? 'sha384' : 'sha256'
    return verify(digest, bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
  },
}

/** The same by the JWK itself, which is at hand again when it was read from a Multikey. */
const byJwk = new WeakMap<PublicJwk, KeyObject>()

function keyObject(jwk: PublicJwk): KeyObject {
  const known = byJwk.get(jwk) ?? keyByName(jwk)
  // What can still change is looked at anew each time.
  if (Object.isFrozen(jwk)) byJwk.set(jwk, known)
  return known
}

function keyByName(jwk: PublicJwk): KeyObject {
  const name = `${jwk.kty}.${jwk.crv ?? ''}.${jwk.x ?? jwk.n ?? ''}.${jwk.y ?? jwk.e ?? ''}`
  const known = cache.get(name)
  if (known) return known
  try {
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
    if (jwk.crv === 'Ed25519') refuseSmallOrder(Buffer.from(jwk.x ?? '', 'base64url'))
    if (cache.size >= cacheSize) cache.delete(cache.keys().next().value ?? '')
    cache.set(name, key)
    return key
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('key-malformed', 'The key is not a point on its curve.', { cause })
  }
}

/** node:crypto takes any 32 bytes for a key, under which no signature then fits; that is told apart. */
function refuseOffCurve({ x = '' }: PublicJwk): false {
  try {
    ed25519.Point.fromBytes(Buffer.from(x, 'base64url'))
    return false
  } catch (cause) {
    throw new BadgeError('key-malformed', 'The key is not a point on its curve.', { cause })
  }
}

// The y-coordinates of the points of small order: signatures under them can be made by anybody.
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]

function refuseSmallOrder(x: Buffer): void {
  const y = Buffer.from(x)
  y[31] = (y[31] ?? 0) & 0x7f
  if (smallOrder.includes(y.toString('hex')))
    throw new BadgeError('key-weak', 'The key is a point of small order, under which anybody can sign.')
}
