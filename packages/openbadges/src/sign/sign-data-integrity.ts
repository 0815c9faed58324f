import { base58 } from '@scure/base'
import type { JsonObject } from '../json/json.ts'
import type { Canonize, Crypto, Signer } from '../ports.ts'
import { hashData, rdfcSuite } from '../proofs/hash-data.ts'

/**
 * Secure a document with a DataIntegrityProof, eddsa-rdfc-2022 unless another suite with Ed25519 is named.
 * `created` is an instant without fraction.
 */
export async function signDataIntegrity(
  document: JsonObject,
  signer: Signer,
  ports: { canonize: Canonize; crypto: Crypto },
  created: Date,
  cryptosuite: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' = rdfcSuite,
): Promise<JsonObject> {
  const proof = proofOptions(document, signer, created, cryptosuite)
  return secured(document, proof, await signer.sign(await hashData(document, proof, ports)))
}

/** What a proof says of itself before it has a value. */
export function proofOptions(
  document: JsonObject,
  signer: Signer,
  created: Date,
  cryptosuite: string,
): JsonObject {
  return {
    type: 'DataIntegrityProof',
    cryptosuite,
    created: `${created.toISOString().slice(0, 19)}Z`,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
    // The suites with JCS sign the context as part of the proof (vc-di-eddsa, 3.3.1).
    ...(cryptosuite === rdfcSuite ? {} : { '@context': document['@context'] }),
  }
}

/** The document with its proof. */
export function secured(document: JsonObject, proof: JsonObject, signature: Uint8Array): JsonObject {
  return { ...document, proof: [{ ...proof, proofValue: `z${base58.encode(signature)}` }] }
}
