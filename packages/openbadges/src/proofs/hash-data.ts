import { asArray, type JsonObject } from '../json/json.ts'
import type { Algorithm, Canonize, Crypto } from '../ports.ts'
import { jcs } from './jcs.ts'
import { suites } from './suites.ts'

type HashPorts = { canonize: Canonize; crypto: Crypto }

/** With which key a proof signs, and what other proofs it signs too. */
export type HashHow = { algorithm?: Algorithm; previous?: JsonObject[] }

/**
 * The bytes that a Data Integrity proof signs: hash of the proof options, then hash of the document (vc-di-eddsa,
 * 3.2 and 3.3; vc-di-ecdsa, 3.2 and 3.3) with the proofs that it builds on.
 */
export async function hashData(
  document: JsonObject,
  proof: JsonObject,
  ports: HashPorts,
  how: HashHow = {},
): Promise<Uint8Array> {
  const [options, content] = await Promise.all([
    hashOptions(document, proof, ports, how),
    hashContent(document, proof, ports, how),
  ])
  return joined(options, content)
}

/** The first half: what the proof says of itself. Proofs alike over one context share it. */
export async function hashOptions(
  document: JsonObject,
  proof: JsonObject,
  ports: HashPorts,
  { algorithm }: HashHow = {},
): Promise<Uint8Array> {
  const { proofValue: _value, ...options } = proof
  const text = usesJcs(proof)
    ? jcs(options)
    : await ports.canonize({ ...options, '@context': document['@context'] }, hashFor(algorithm))
  return await ports.crypto.hash(hashFor(algorithm), text)
}

/** The second half: what the document says without its proofs, but for those that this one builds on. */
export async function hashContent(
  document: JsonObject,
  proof: JsonObject,
  ports: HashPorts,
  { algorithm, previous = [] }: HashHow = {},
): Promise<Uint8Array> {
  const { proof: _proof, ...bare } = document
  const unsecured = previous.length === 0 ? bare : { ...bare, proof: previous }
  const text = usesJcs(proof) ? jcs(unsecured) : await ports.canonize(unsecured, hashFor(algorithm))
  return await ports.crypto.hash(hashFor(algorithm), text)
}

/** Both halves in their order. */
export function joined(options: Uint8Array, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(options.length + content.length)
  bytes.set(options)
  bytes.set(content, options.length)
  return bytes
}

/** A key on P-384 takes SHA-384 for both halves, and to name blank nodes (vc-di-ecdsa, "Transformation"). */
const hashFor = (algorithm: Algorithm | undefined) => (algorithm === 'ES384' ? 'sha384' : 'sha256')

function usesJcs(proof: JsonObject): boolean {
  return suites.get(String(proof['cryptosuite']))?.canonical === 'jcs'
}

/** The suites with JCS: the context of the proof must begin the context of the document. */
export function contextsAgree(document: JsonObject, proof: JsonObject): boolean {
  const own = asArray(proof['@context'])
  const all = asArray(document['@context'])
  return own.every((context, at) => JSON.stringify(context) === JSON.stringify(all[at]))
}
