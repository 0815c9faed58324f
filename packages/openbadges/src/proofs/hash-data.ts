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

/** The 64 bytes that a Data Integrity proof signs: hash of the proof options, then hash of the document (vc-di-eddsa, 3.2 and 3.3). */
export async function hashData(
  document: JsonObject,
  proof: JsonObject,
  ports: { canonize: Canonize; crypto: Crypto },
): Promise<Uint8Array> {
  const { proof: _proof, ...unsecured } = document
  const { proofValue: _value, ...options } = proof
  const texts =
    suites.get(String(proof['cryptosuite']))?.form === 'jcs'
      ? [jcs(options), jcs(unsecured)]
      : await Promise.all([
          ports.canonize({ ...options, '@context': document['@context'] }),
          ports.canonize(unsecured),
        ])
  const hashes = await Promise.all(
    texts.map(text => ports.crypto.hash('sha256', new TextEncoder().encode(text))),
  )
  const joined = new Uint8Array(64)
  hashes.forEach((hash, at) => {
    joined.set(hash, at * 32)
  })
  return joined
}

/** The suites with JCS: the context of the proof must begin the context of the document. */
export function contextsAgree(document: JsonObject, proof: JsonObject): boolean {
  const own = asArray(proof['@context'])
  const all = asArray(document['@context'])
  return own.every((context, at) => JSON.stringify(context) === JSON.stringify(all[at]))
}
