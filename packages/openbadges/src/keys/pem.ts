import { p256, p384 } from '@noble/curves/nist.js'
import { base64, base64urlnopad, hex } from '@scure/base'
import { BadgeError } from '../errors.ts'
import type { PublicJwk } from '../ports.ts'
import { toPublicJwk } from './jwk.ts'

/**
 * The key in a PEM of the kind `PUBLIC KEY` (RFC 5280, SubjectPublicKeyInfo) or `RSA PUBLIC KEY` (RFC 8017), read
 * the same on every platform. Throws `key-malformed`, and what `toPublicJwk` throws.
 */
export function jwkFromPem(pem: string): PublicJwk {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(pem))
    throw new BadgeError('key-malformed', 'The key carries its private part.')
  const [, kind, body = ''] =
    /-----BEGIN ((?:RSA )?PUBLIC KEY)-----([\sA-Za-z0-9+/=]{1,20000})-----END \1-----/.exec(pem) ?? []
  try {
    const [outer] = items(base64.decode(body.replace(/\s/g, '')))
    if (kind === undefined || outer === undefined) throw malformed()
    return toPublicJwk(kind === 'RSA PUBLIC KEY' ? rsaJwk(outer) : subjectJwk(items(outer)))
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw malformed(cause)
  }
}

const malformed = (cause?: unknown) =>
  new BadgeError('key-malformed', 'The key is not a PEM public key.', { cause })

const algorithms = { rsa: '2a864886f70d010101', ec: '2a8648ce3d0201', ed25519: '2b6570' }
const curves = new Map([
  ['2a8648ce3d030107', { crv: 'P-256', curve: p256 }],
  ['2b81040022', { crv: 'P-384', curve: p384 }],
])

function subjectJwk([algorithm, bits]: Uint8Array[]) {
  const [name, parameters] = items(algorithm ?? new Uint8Array())
  // A string of whole bytes says that none of its bits is left over.
  if (!name || !bits || bits[0] !== 0) throw malformed()
  const key = bits.subarray(1)
  const kind = hex.encode(name)
  if (kind === algorithms.rsa) return rsaJwk(items(key)[0])
  if (kind === algorithms.ed25519) return { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(key) }
  const named = curves.get(hex.encode(parameters ?? new Uint8Array()))
  if (kind !== algorithms.ec || !named)
    throw new BadgeError('key-unsupported', 'The key is of a kind that is not read here.')
  const point = named.curve.Point.fromBytes(key).toBytes(false)
  const size = (point.length - 1) / 2
  const part = (from: number) => base64urlnopad.encode(point.subarray(from, from + size))
  return { kty: 'EC', crv: named.crv, x: part(1), y: part(1 + size) }
}

function rsaJwk(key: Uint8Array | undefined) {
  const [n, e] = items(key ?? new Uint8Array())
  if (!n || !e) throw malformed()
  return { kty: 'RSA', n: base64urlnopad.encode(unsigned(n)), e: base64urlnopad.encode(unsigned(e)) }
}

/** Without the zero that keeps a number from looking negative. */
const unsigned = (bytes: Uint8Array) => (bytes[0] === 0 ? bytes.subarray(1) : bytes)

/** The contents of the values that fill these bytes (DER, X.690), whatever their tags. */
function items(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const short = bytes[at + 1] ?? 0
    const more = short < 0x80 ? 0 : short - 0x80
    if (more > 2) throw malformed()
    let length = more === 0 ? short : 0
    for (let each = 0; each < more; each++) length = length * 256 + (bytes[at + 2 + each] ?? 0)
    const start = at + 2 + more
    if (start + length > bytes.length) throw malformed()
    found.push(bytes.subarray(start, start + length))
    at = start + length
  }
  return found
}
