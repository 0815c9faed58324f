import { BadgeError } from '../errors.ts'
import { asText, isObject, type Json } from '../json/json.ts'
import type { Algorithm, PublicJwk } from '../ports.ts'
import { toPublicJwk } from './jwk.ts'

/** A private key as JWK (RFC 7517): its public half, and what keeps it private. */
export type PrivateJwk = PublicJwk & {
  d: string
  p?: string
  q?: string
  dp?: string
  dq?: string
  qi?: string
}

/** A new pair of keys; `privateJwk` is to be kept closed. */
export type KeyPair = { algorithm: Algorithm; publicJwk: PublicJwk; privateJwk: PrivateJwk }

const ofRsa = ['p', 'q', 'dp', 'dq', 'qi'] as const

/** Read a private JWK. Throws `key-malformed`, `key-unsupported` and `key-weak` as for public ones. */
export function toPrivateJwk(value: Json | undefined): PrivateJwk {
  if (!isObject(value)) throw new BadgeError('key-malformed', 'The key is not a JWK.')
  const { d, ...rest } = value
  const secret = asText(d)
  if (secret === null) throw new BadgeError('key-malformed', 'The key has no private part to sign with.')
  const jwk: PrivateJwk = { ...toPublicJwk(rest), d: secret }
  for (const name of jwk.kty === 'RSA' ? ofRsa : []) {
    const part = asText(value[name])
    if (part === null) throw new BadgeError('key-malformed', `The key lacks "${name}".`)
    jwk[name] = part
  }
  return jwk
}

/** The half of a private key that everybody may see. */
export function publicHalf({ kty, crv, x, y, n, e }: PrivateJwk): PublicJwk {
  return toPublicJwk(JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })))
}
