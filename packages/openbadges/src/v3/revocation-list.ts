import type { JsonObject } from '../json/json.ts'

/**
 * A 1EdTechRevocationList (Verifiable Credentials Revocation List 1.0): the credentials of an issuer that no
 * longer stand, with the reason where there is one. Readers disagree whether its list has a plural name, so it has both.
 */
export function revocationList(parts: {
  id: string
  issuer: string
  revoked: { id: string; reason?: string }[]
}): JsonObject {
  const list = parts.revoked.map(({ id, reason }) => ({
    id,
    revoked: true,
    ...(reason === undefined ? {} : { revocationReason: reason }),
  }))
  return { id: parts.id, issuer: parts.issuer, revokedCredential: list, revokedCredentials: list }
}
