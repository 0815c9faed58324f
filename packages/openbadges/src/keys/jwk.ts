import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { asText, isObject, type Json } from '../json/json.ts'
import type { Algorithm, PublicJwk } from '../ports.ts'
import { isOnCurve } from './ec-point.ts'

/** Read a public JWK; refuses private parts, unknown kinds and weak RSA keys. */
export function toPublicJwk(value: Json | undefined): PublicJwk {
  if (!isObject(value)) throw new BadgeError('key-malformed', 'The key is not a JWK.')
  if ('d' in value) throw new BadgeError('key-malformed', 'The key carries its private part.')
  const kty = asText(value['kty'])
  const part = (name: string) => {
    const text = asText(value[name])
    if (text === null) throw new BadgeError('key-malformed', `The key lacks "${name}".`)
    bytesOf(text)
    return text
  }
  if (kty === 'OKP') {
    if (value['crv'] !== 'Ed25519')
      throw new BadgeError('key-unsupported', 'Of the Edwards curves only Ed25519 is read.')
    return { kty, crv: 'Ed25519', x: ofSize(part('x'), 32) }
  }
  if (kty === 'EC') {
    if (value['crv'] === 'P-384') {
      const jwk = { kty, crv: 'P-384', x: ofSize(part('x'), 48), y: ofSize(part('y'), 48) }
      checkPoint(jwk)
      return jwk
    }
    if (value['crv'] !== 'P-256')
      throw new BadgeError('key-unsupported', 'Of the NIST curves only P-256 and P-384 are read.')
    return { kty, crv: 'P-256', x: ofSize(part('x'), 32), y: ofSize(part('y'), 32) }
  }
  if (kty === 'RSA') {
    const jwk = { kty, n: trimmed(part('n')), e: trimmed(part('e')) }
    checkRsa(jwk)
    return jwk
  }
  throw new BadgeError('key-unsupported', 'The key is of a kind that is not read here.')
}

/** The algorithm is a property of the key, never of the header that came with a badge. */
export function algorithmOf(jwk: PublicJwk): Algorithm {
  if (jwk.kty === 'OKP') return 'Ed25519'
  if (jwk.kty === 'EC') return jwk.crv === 'P-384' ? 'ES384' : 'ES256'
  return 'RS256'
}

/** Whether two JWKs are the same public key. */
export function sameKey(a: PublicJwk, b: PublicJwk): boolean {
  return a.kty === b.kty && a.crv === b.crv && a.x === b.x && a.y === b.y && a.n === b.n && a.e === b.e
}

function checkPoint({ x, y }: { x: string; y: string }): void {
  if (!isOnCurve('P-384', { x: bytesOf(x), y: bytesOf(y) }))
    throw new BadgeError('key-malformed', 'The key is not a point on its curve.')
}

function checkRsa(jwk: { n: string; e: string }): void {
  const modulus = bytesOf(jwk.n)
  const bits = modulus.length * 8 - (Math.clz32(modulus[0] ?? 0) - 24)
  const exponent = bytesOf(jwk.e).reduce((value, byte) => value * 256 + byte, 0)
  if (bits < 2048) throw new BadgeError('key-weak', 'The RSA key is shorter than 2048 bits.')
  if ((modulus.at(-1) ?? 0) % 2 === 0) throw new BadgeError('key-weak', 'The RSA key is an even number.')
  if (bits > 8192) throw new BadgeError('key-unsupported', 'The RSA key is longer than 8192 bits.')
  // Browsers take no exponent of more than 32 bits, beyond which checking could be made to take long.
  if (exponent > 0xffff_ffff) throw new BadgeError('key-unsupported', 'The RSA key has a huge exponent.')
  if (exponent < 65_537 || exponent % 2 === 0)
    throw new BadgeError('key-weak', 'The RSA key has a weak exponent.')
}

/** RFC 7518, 6.2.1.2: a coordinate has the full size of its curve. Platforms differ on those that have not. */
function ofSize(text: string, size: number): string {
  if (bytesOf(text).length !== size)
    throw new BadgeError('key-malformed', 'A part of the key has not its proper length.')
  return text
}

/** RFC 7518, 6.3.1.1: without zeros in front, which some write all the same. */
function trimmed(text: string): string {
  const bytes = bytesOf(text)
  const start = bytes.findIndex(byte => byte !== 0)
  return start <= 0 ? text : base64urlnopad.encode(bytes.subarray(start))
}

function bytesOf(text: string): Uint8Array {
  try {
    return base64urlnopad.decode(text)
  } catch (cause) {
    throw new BadgeError('key-malformed', 'A part of the key is not base64url.', { cause })
  }
}
