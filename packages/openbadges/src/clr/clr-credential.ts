import type { JsonObject } from '../json/json.ts'
import { credentialContexts, type IssuerParts, profile } from '../v3/achievement-credential.ts'
import { given, some } from '../v3/given.ts'
import { enclosed } from '../v3/presentation.ts'

/** What is said of a learner record. */
export type ClrParts = {
  id: string
  name: string
  description?: string | null
  issuer: IssuerParts
  /** The learner: an id, or a hashed e-mail address. */
  recipient: { id: string } | { identityHash: string; salt: string }
  /** The credentials inside, each with its own signature: JSON or JWT. */
  credentials: (JsonObject | string)[]
  /** Whether there is more than this to say of the learner. */
  partial?: boolean
  associations?: { type: string; sourceId: string; targetId: string }[]
  validFrom: string
  validUntil?: string | null
}

const context = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'

/** An unsigned ClrCredential (Comprehensive Learner Record 2.0) around credentials that are signed already. */
export function clrCredential(parts: ClrParts): JsonObject {
  const [base, badges] = credentialContexts
  return {
    '@context': [`${base}`, context, `${badges}`],
    id: parts.id,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: parts.name,
    ...given('description', parts.description),
    issuer: profile(parts.issuer),
    validFrom: parts.validFrom,
    ...given('validUntil', parts.validUntil),
    ...(parts.partial === undefined ? {} : { partial: parts.partial }),
    credentialSubject: {
      ...('id' in parts.recipient ? { id: parts.recipient.id } : {}),
      type: ['ClrSubject'],
      ...('id' in parts.recipient ? {} : { identifier: [hashedAddress(parts.recipient)] }),
      verifiableCredential: parts.credentials.map(enclosed),
      ...some(
        'association',
        (parts.associations ?? []).map(({ type, sourceId, targetId }) => ({
          type: 'Association',
          associationType: type,
          sourceId,
          targetId,
        })),
      ),
    },
  }
}

const hashedAddress = ({ identityHash, salt }: { identityHash: string; salt: string }) => ({
  type: 'IdentityObject',
  identityType: 'emailAddress',
  hashed: true,
  identityHash,
  salt,
})
