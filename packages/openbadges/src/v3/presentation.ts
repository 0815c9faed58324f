import type { JsonObject } from '../json/json.ts'

/** A credential as it stands in other documents: a JWT in an envelope (VC Data Model 2.0, 4.13.1), others as they are. */
export function enclosed(credential: JsonObject | string): JsonObject {
  if (typeof credential !== 'string') return credential
  return {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `data:application/vc+jwt,${credential}`,
    type: 'EnvelopedVerifiableCredential',
  }
}

/**
 * An unsigned presentation of credentials (VC Data Model 2.0, 4.13); its holder signs it with the purpose
 * `authentication`.
 */
export function presentation(parts: {
  id?: string
  holder?: string
  /** Signed credentials, as JSON or as JWT. */
  credentials: (JsonObject | string)[]
}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    ...(parts.id === undefined ? {} : { id: parts.id }),
    type: ['VerifiablePresentation'],
    ...(parts.holder === undefined ? {} : { holder: parts.holder }),
    verifiableCredential: parts.credentials.map(enclosed),
  }
}
