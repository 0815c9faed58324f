import { asArray, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'
import { baseContexts } from './data-model-faults.ts'

const integrity = 'https://w3id.org/security/data-integrity/v2'

/**
 * An unsigned credential or presentation of VCDM 2.0 as one of VCDM 1.1, for readers that know no other: its base
 * context, its names of the two times, JWTs as they are instead of in envelopes, and the words of Data Integrity
 * proofs, which its base context lacks. What is signed already stays what it is.
 */
export function onOlderModel(document: JsonObject): JsonObject {
  const { '@context': contexts, validFrom, validUntil, verifiableCredential, ...rest } = document
  return {
    '@context': [
      ...asArray(contexts).map(each => (each === baseContexts['2.0'] ? baseContexts['1.1'] : each)),
      integrity,
    ],
    ...rest,
    ...(validFrom === undefined ? {} : { issuanceDate: validFrom }),
    ...(validUntil === undefined ? {} : { expirationDate: validUntil }),
    ...(verifiableCredential === undefined
      ? {}
      : { verifiableCredential: asArray(verifiableCredential).map(withoutEnvelope) }),
  }
}

function withoutEnvelope(credential: Json): Json {
  if (!isObject(credential) || !typesOf(credential).includes('EnvelopedVerifiableCredential'))
    return credential
  const [, jwt] = /^data:application\/vc\+jwt,(.+)$/.exec(String(credential['id'])) ?? []
  return jwt ?? credential
}
