import type { JsonObject } from '../json/json.ts'
import { publicPem } from '../keys/spki.ts'
import type { PublicJwk } from '../ports.ts'
import type { IssuerParts } from '../v3/achievement-credential.ts'
import { given } from '../v3/given.ts'
import { v2Context } from './to-wire.ts'

/** An issuer Profile of Open Badges 2.0; signed badges need its `publicKey` and `revocationList`. */
export function issuerProfile(
  parts: IssuerParts,
  signing: { publicKey?: string; revocationList?: string } = {},
): JsonObject {
  return {
    '@context': v2Context,
    id: parts.id,
    type: 'Issuer',
    name: parts.name,
    ...given('url', parts.url),
    ...given('email', parts.email),
    ...given('description', parts.description),
    ...given('image', parts.image),
    ...given('publicKey', signing.publicKey),
    ...given('revocationList', signing.revocationList),
  }
}

/** A CryptographicKey of Open Badges 2.0, which names its owner as the owner names it. */
export function cryptographicKey(parts: { id: string; owner: string; jwk: PublicJwk }): JsonObject {
  return {
    '@context': v2Context,
    id: parts.id,
    type: 'CryptographicKey',
    owner: parts.owner,
    publicKeyPem: publicPem(parts.jwk),
  }
}

/** A RevocationList of Open Badges 2.0, of signed assertions. */
export function assertionRevocationList(parts: {
  id: string
  issuer: string
  revoked: { id: string; reason?: string }[]
}): JsonObject {
  return {
    '@context': v2Context,
    id: parts.id,
    type: 'RevocationList',
    issuer: parts.issuer,
    revokedAssertions: parts.revoked.map(({ id, reason }) =>
      reason === undefined ? id : { id, revocationReason: reason },
    ),
  }
}
