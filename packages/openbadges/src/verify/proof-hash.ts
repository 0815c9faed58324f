import { sha384 } from '@noble/hashes/sha2.js'
import type { JsonObject } from '../json/json.ts'
import type { KeyAlgorithm } from '../keys/jwk.ts'
import { hashData } from '../proofs/hash-data.ts'
import { jcs } from '../proofs/jcs.ts'
import type { Run } from './run.ts'

type How = { algorithm: KeyAlgorithm; canonical: 'rdfc' | 'jcs'; previous: JsonObject[] }

/** The bytes a proof signs: hash of its options, then hash of the document with the proofs it builds on. */
export async function signedBytes(
  run: Run,
  document: JsonObject,
  proof: JsonObject,
  { algorithm, canonical, previous }: How,
): Promise<Uint8Array> {
  if (algorithm !== 'ES384' && previous.length === 0) return await hashData(document, proof, run)
  const { proof: _proof, ...bare } = document
  const { proofValue: _value, ...options } = proof
  const unsecured = previous.length === 0 ? bare : { ...bare, proof: previous }
  // A key on P-384 takes SHA-384 for both halves, and to name blank nodes (vc-di-ecdsa, "Transformation").
  const hash = algorithm === 'ES384' ? 'sha384' : 'sha256'
  const texts =
    canonical === 'jcs'
      ? [jcs(options), jcs(unsecured)]
      : [
          await run.canonize({ ...options, '@context': document['@context'] }, hash),
          await run.canonize(unsecured, hash),
        ]
  const hashes: Uint8Array[] = []
  for (const text of texts) {
    hashes.push(
      algorithm === 'ES384' ? sha384(new TextEncoder().encode(text)) : await run.crypto.hash('sha256', text),
    )
  }
  return Uint8Array.from(hashes.flatMap(hash => [...hash]))
}
