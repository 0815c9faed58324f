import { base58 } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { asArray, isObject, type JsonObject } from '../json/json.ts'
import type { Canonize, Crypto, Signer } from '../ports.ts'
import { hashData } from '../proofs/hash-data.ts'
import { type Cryptosuite, suites } from '../proofs/suites.ts'
import { withOwnContexts } from '../vocabularies/with-own-contexts.ts'
import { chooseSuite } from './choose-suite.ts'

/** What a proof may say of itself besides its suite. */
export type ProofChoice = {
  /** By default the usual suite for the key: eddsa-rdfc-2022 or ecdsa-rdfc-2019. */
  cryptosuite?: Exclude<Cryptosuite, 'ecdsa-sd-2023'> | undefined
  /** A name by which other proofs can build on this one. */
  id?: string
  /** The names of proofs that are there already and are signed too ("Proof Chains"). */
  previousProof?: string[]
  /** `authentication` for presentations. */
  purpose?: 'assertionMethod' | 'authentication'
  /** What the one who asked for a presentation wants to hear again. */
  challenge?: string
  /** For whom a presentation is. */
  domain?: string
  /** When the proof itself ends, an instant without fraction. */
  expires?: Date
}

type SignPorts = { canonize: Canonize; crypto: Crypto }

/**
 * Secure a document with one DataIntegrityProof (Data Integrity 1.0, "Add Proof"); proofs that it has are
 * replaced. `created` is an instant without fraction. Throws `key-unsupported` for a suite that the key cannot
 * sign, and what canonicalisation throws.
 */
export async function signDataIntegrity(
  document: JsonObject,
  signer: Signer,
  ports: SignPorts,
  created: Date,
  choice: NonNullable<ProofChoice['cryptosuite']> | ProofChoice = {},
): Promise<JsonObject> {
  const { proof: _proof, ...unsecured } = document
  return await addProof(
    unsecured,
    signer,
    ports,
    created,
    typeof choice === 'string' ? { cryptosuite: choice } : choice,
  )
}

/**
 * Add a proof to those that a document has: a set when they stand side by side, a chain when the new one names
 * others in `previousProof` ("Proof Sets", "Proof Chains"). Throws `proof-malformed` when those are not there.
 */
export async function addProof(
  document: JsonObject,
  signer: Signer,
  ports: SignPorts,
  created: Date,
  choice: ProofChoice = {},
): Promise<JsonObject> {
  const there = asArray(document['proof'])
  const previous = (choice.previousProof ?? []).map(id => {
    const found = there.filter(isObject).find(each => each['id'] === id)
    if (!found) throw new BadgeError('proof-malformed', `There is no proof with the id "${id}" to build on.`)
    return found
  })
  const proof = proofOptions(
    document,
    signer,
    created,
    chooseSuite(signer.algorithm, choice.cryptosuite),
    choice,
  )
  const how = { algorithm: signer.algorithm, previous }
  const canonize: Canonize = async (each, hash) => await ports.canonize(await withOwnContexts(each), hash)
  return secured(
    document,
    proof,
    await signer.sign(await hashData(document, proof, { ...ports, canonize }, how)),
  )
}

/** What a proof says of itself before it has a value. */
export function proofOptions(
  document: JsonObject,
  signer: Signer,
  created: Date,
  cryptosuite: Cryptosuite,
  { id, previousProof, purpose = 'assertionMethod', challenge, domain, expires }: ProofChoice = {},
): JsonObject {
  return {
    ...(id === undefined ? {} : { id }),
    type: 'DataIntegrityProof',
    cryptosuite,
    created: instant(created),
    ...(expires === undefined ? {} : { expires: instant(expires) }),
    verificationMethod: signer.verificationMethod,
    proofPurpose: purpose,
    ...(challenge === undefined ? {} : { challenge }),
    ...(domain === undefined ? {} : { domain }),
    ...(previousProof === undefined ? {} : { previousProof }),
    // The suites with JCS sign the context as part of the proof (vc-di-eddsa, 3.3.1).
    ...(suites.get(cryptosuite)?.canonical === 'jcs' ? { '@context': document['@context'] } : {}),
  }
}

const instant = (date: Date) => `${date.toISOString().slice(0, 19)}Z`

/** The document with one more proof. */
export function secured(document: JsonObject, proof: JsonObject, signature: Uint8Array): JsonObject {
  const proofs = [...asArray(document['proof']), { ...proof, proofValue: `z${base58.encode(signature)}` }]
  return { ...document, proof: proofs }
}
