import { asArray, type JsonObject } from '../json/json.ts'
import type { Algorithm, Canonize, Crypto } from '../ports.ts'
import { jcs } from './jcs.ts'

export const rdfcSuite = 'eddsa-rdfc-2022'
export const jcsSuite = 'eddsa-jcs-2022'

/** The cryptosuites that are checked (vc-di-eddsa, vc-di-ecdsa): the key each needs, and its canonical form. */
export const suites: ReadonlyMap<string, { algorithm: Algorithm; form: 'rdfc' | 'jcs' }> = new Map([
  [rdfcSuite, { algorithm: 'Ed25519', form: 'rdfc' }],
  [jcsSuite, { algorithm: 'Ed25519', form: 'jcs' }],
  ['ecdsa-rdfc-2019', { algorithm: 'ES256', form: 'rdfc' }],
  ['ecdsa-jcs-2019', { algorithm: 'ES256', form: 'jcs' }],
])

type HashPorts = { canonize: Canonize; crypto: Crypto }

/** The 64 bytes that a Data Integrity proof signs: hash of the proof options, then hash of the document (vc-di-eddsa, 3.2 and 3.3). */
export async function hashData(
  document: JsonObject,
  proof: JsonObject,
  ports: HashPorts,
): Promise<Uint8Array> {
  const [options, content] = await Promise.all([
    hashOptions(document, proof, ports),
    hashContent(document, proof, ports),
  ])
  return joined(options, content)
}

/** The first half: what the proof says of itself. Proofs alike over one context share it. */
export async function hashOptions(
  document: JsonObject,
  proof: JsonObject,
  ports: HashPorts,
): Promise<Uint8Array> {
  const { proofValue: _value, ...options } = proof
  const text = usesJcs(proof)
    ? jcs(options)
    : await ports.canonize({ ...options, '@context': document['@context'] })
  return await ports.crypto.hash('sha256', text)
}

/** The second half: what the document says without its proofs. */
export async function hashContent(
  document: JsonObject,
  proof: JsonObject,
  ports: HashPorts,
): Promise<Uint8Array> {
  const { proof: _proof, ...unsecured } = document
  const text = usesJcs(proof) ? jcs(unsecured) : await ports.canonize(unsecured)
  return await ports.crypto.hash('sha256', text)
}

/** Both halves in their order. */
export function joined(options: Uint8Array, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(64)
  bytes.set(options)
  bytes.set(content, 32)
  return bytes
}

function usesJcs(proof: JsonObject): boolean {
  return suites.get(String(proof['cryptosuite']))?.form === 'jcs'
}

/** The suites with JCS: the context of the proof must begin the context of the document. */
export function contextsAgree(document: JsonObject, proof: JsonObject): boolean {
  const own = asArray(proof['@context'])
  const all = asArray(document['@context'])
  return own.every((context, at) => JSON.stringify(context) === JSON.stringify(all[at]))
}
