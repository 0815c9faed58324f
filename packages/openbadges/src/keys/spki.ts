import { base64, base64urlnopad, hex } from '@scure/base'
import { BadgeError } from '../errors.ts'
import type { PublicJwk } from '../ports.ts'

/** What SubjectPublicKeyInfo (RFC 5480, RFC 8410) puts before the bytes of each key of fixed length. */
const prefixes: Record<string, string> = {
  Ed25519: '302a300506032b6570032100',
  'P-256': '3059301306072a8648ce3d020106082a8648ce3d03010703420004',
  'P-384': '3076301006072a8648ce3d020106052b8104002203620004',
}

/** A public key in PEM (SPKI), as Open Badges 2.0 has it in a CryptographicKey. */
export function publicPem(jwk: PublicJwk): string {
  const text = base64.encode(jwk.kty === 'RSA' ? rsa(jwk) : fixed(jwk))
  return `-----BEGIN PUBLIC KEY-----\n${text.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END PUBLIC KEY-----\n`
}

function fixed({ crv = '', x = '', y = '' }: PublicJwk): Uint8Array {
  const prefix = prefixes[crv]
  if (prefix === undefined)
    throw new BadgeError('key-unsupported', 'The key is of a kind that is not written here.')
  return Uint8Array.from([...hex.decode(prefix), ...base64urlnopad.decode(x), ...base64urlnopad.decode(y)])
}

/** RFC 3279, 2.3.1: modulus and exponent inside a bit string, behind the name of the algorithm. */
function rsa({ n = '', e = '' }: PublicJwk): Uint8Array {
  const key = item(0x30, [...integer(n), ...integer(e)])
  const algorithm = [...hex.decode('300d06092a864886f70d0101010500')]
  return Uint8Array.from(item(0x30, [...algorithm, ...item(0x03, [0, ...key])]))
}

function integer(text: string): number[] {
  const bytes = [...base64urlnopad.decode(text)]
  // A first bit would make it negative.
  return item(0x02, (bytes[0] ?? 0) > 127 ? [0, ...bytes] : bytes)
}

function item(tag: number, content: number[]): number[] {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return [tag, ...size, ...content]
}
