import { base58, base64urlnopad, hex } from '@scure/base'
import { BadgeError } from '../errors.ts'
import type { PublicJwk } from '../ports.ts'
import { type NistCurve, pointOf } from './ec-point.ts'

/** The multicodec prefixes of the keys that are read, with the length of what follows. */
const ed25519 = { prefix: [0xed, 0x01], length: 32 }
const p256Compressed = { prefix: [0x80, 0x24], length: 33 }
const p384Compressed = { prefix: [0x81, 0x24], length: 49 }
/** Keys that Multikey knows besides: secp256k1, BLS12-381, X25519, Ed448, P-521, RSA, SM2. */
const others = ['e701', 'eb01', 'ec01', '8324', '8224', '8524', '8624']

/** A public key as Multikey (`z` + base58btc of multicodec and key; Controlled Identifiers 1.0, 2.2.2). */
export function multikeyToJwk(multibase: string): PublicJwk {
  if (!multibase.startsWith('z') || multibase.length > 200)
    throw new BadgeError('key-malformed', 'The key is not in base58btc multibase.')
  const known = read.get(multibase)
  if (known) return known
  const jwk = Object.freeze(multikeyBytesToJwk(decode(multibase.slice(1))))
  if (read.size >= mostRead) read.clear()
  read.set(multibase, jwk)
  return jwk
}

/** Public keys that were read, since issuers sign many badges with one. */
const read = new Map<string, PublicJwk>()
const mostRead = 1_000

/** The same in bytes: multicodec, then the key. */
export function multikeyBytesToJwk(bytes: Uint8Array): PublicJwk {
  const is = ({ prefix }: typeof ed25519) => prefix.every((byte, at) => bytes[at] === byte)
  const kind = [ed25519, p256Compressed, p384Compressed].find(is)
  if (!kind) {
    const named = others.includes(hex.encode(bytes.subarray(0, 2)))
    throw named
      ? new BadgeError('key-unsupported', 'The key is of a kind that is not read here.')
      : new BadgeError('key-malformed', 'The key is of no kind that there is.')
  }
  const key = bytes.subarray(kind.prefix.length)
  if (key.length !== kind.length) throw new BadgeError('key-malformed', 'The key has not its proper length.')
  return kind === ed25519
    ? { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(key) }
    : pointToJwk(key, kind === p384Compressed ? 'P-384' : 'P-256')
}

/** The Multikey of a raw Ed25519 public key (32 bytes). */
export function ed25519ToMultikey(publicKey: Uint8Array): string {
  return encode(ed25519.prefix, publicKey)
}

/** The Multikey of a JWK: Ed25519, P-256 or P-384. */
export function jwkToMultikey(jwk: PublicJwk): string {
  if (jwk.crv === 'Ed25519' && jwk.x !== undefined) return ed25519ToMultikey(base64urlnopad.decode(jwk.x))
  const curve = { 'P-256': p256Compressed, 'P-384': p384Compressed }[jwk.crv ?? '']
  if (curve && jwk.x !== undefined && jwk.y !== undefined) {
    const odd = (base64urlnopad.decode(jwk.y).at(-1) ?? 0) & 1
    return encode(curve.prefix, Uint8Array.from([2 + odd, ...base64urlnopad.decode(jwk.x)]))
  }
  throw new BadgeError('key-unsupported', 'Only Ed25519, P-256 and P-384 keys are written as Multikey.')
}

function encode(prefix: number[], key: Uint8Array): string {
  return `z${base58.encode(Uint8Array.from([...prefix, ...key]))}`
}

function decode(text: string): Uint8Array {
  try {
    return base58.decode(text)
  } catch (cause) {
    throw new BadgeError('key-malformed', 'The key is not base58.', { cause })
  }
}

function pointToJwk(compressed: Uint8Array, crv: NistCurve): PublicJwk {
  const point = pointOf(crv, compressed)
  if (point === null) throw new BadgeError('key-malformed', 'The key is not a point on its curve.')
  return { kty: 'EC', crv, x: base64urlnopad.encode(point.x), y: base64urlnopad.encode(point.y) }
}
