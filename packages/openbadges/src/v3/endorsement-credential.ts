import type { JsonObject } from '../json/json.ts'
import { credentialContexts, type IssuerParts, profile } from './achievement-credential.ts'
import { given } from './given.ts'

/** What is said of an endorsement. */
export type EndorsementParts = {
  id: string
  name: string
  /** Who endorses. */
  issuer: IssuerParts
  /** The id of what is endorsed: an achievement, a credential, or an issuer. */
  endorsed: string
  comment?: string | null
  validFrom: string
  validUntil?: string | null
}

/** An unsigned EndorsementCredential (Open Badges 3.0, "EndorsementCredential"). */
export function endorsementCredential(parts: EndorsementParts): JsonObject {
  return {
    '@context': credentialContexts,
    id: parts.id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: parts.name,
    issuer: profile(parts.issuer),
    validFrom: parts.validFrom,
    ...given('validUntil', parts.validUntil),
    credentialSubject: {
      id: parts.endorsed,
      type: ['EndorsementSubject'],
      ...given('endorsementComment', parts.comment),
    },
  }
}
