import { base58, base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import type { PublicJwk } from '../ports.ts'

/** A public key as Multikey (`z` + base58btc of multicodec and key; Controlled Identifiers 1.0, 2.2.2). */
export function multikeyToJwk(multibase: string): PublicJwk {
  if (!multibase.startsWith('z'))
    throw new BadgeError('key-malformed', 'The key is not in base58btc multibase.')
  let bytes: Uint8Array
  try {
    bytes = base58.decode(multibase.slice(1))
  } catch (cause) {
    throw new BadgeError('key-malformed', 'The key is not base58.', { cause })
  }
  if (bytes[0] === 0xed && bytes[1] === 0x01 && bytes.length === 34) {
    return { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(bytes.subarray(2)) }
  }
  if ((bytes[0] === 0x80 || bytes[0] === 0x81) && bytes[1] === 0x24)
    throw new BadgeError('key-unsupported', 'Keys on NIST curves in Multikey form are not read yet.')
  throw new BadgeError('key-unsupported', 'The key is of a kind that is not read here.')
}

/** The Multikey of a raw Ed25519 public key (32 bytes). */
export function ed25519ToMultikey(publicKey: Uint8Array): string {
  return `z${base58.encode(Uint8Array.from([0xed, 0x01, ...publicKey]))}`
}

/** The Multikey of an Ed25519 JWK. */
export function jwkToMultikey(jwk: PublicJwk): string {
  if (jwk.crv !== 'Ed25519' || jwk.x === undefined)
    throw new BadgeError('key-unsupported', 'Only Ed25519 keys are written as Multikey.')
  return ed25519ToMultikey(base64urlnopad.decode(jwk.x))
}
