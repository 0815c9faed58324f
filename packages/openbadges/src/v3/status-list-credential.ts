import type { JsonObject } from '../json/json.ts'
import { encodeList } from '../status/bitstring.ts'
import { given } from './given.ts'

/** An unsigned BitstringStatusListCredential (Bitstring Status List 1.0, 2.2). */
export function statusListCredential(parts: {
  id: string
  issuer: string
  /** `revocation`, `suspension`, or another word of the issuer. */
  purpose: string
  bits: Uint8Array
  validFrom: string
  validUntil?: string
  /** How long others may keep it, in milliseconds. */
  ttl?: number
}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: parts.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: parts.issuer,
    validFrom: parts.validFrom,
    ...given('validUntil', parts.validUntil),
    credentialSubject: {
      id: `${parts.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: parts.purpose,
      encodedList: encodeList(parts.bits),
      ...given('ttl', parts.ttl),
    },
  }
}
