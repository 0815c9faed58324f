import { BadgeError } from '../errors.ts'
import type { Algorithm } from '../ports.ts'
import { type Cryptosuite, rdfcSuite, suites } from '../proofs/suites.ts'

/** The suite to sign with: the one asked for, else the usual one for the key. Throws `key-unsupported` when the key is of another kind. */
export function chooseSuite(algorithm: Algorithm, wanted: Cryptosuite | undefined): Cryptosuite {
  if (algorithm === 'RS256')
    throw new BadgeError('key-unsupported', 'RSA keys sign badges as JWT, not with a Data Integrity proof.')
  const suite = wanted ?? (algorithm === 'Ed25519' ? rdfcSuite : 'ecdsa-rdfc-2019')
  if (!suites.get(suite)?.algorithms.includes(algorithm))
    throw new BadgeError('key-unsupported', `The suite ${suite} does not sign with a key for ${algorithm}.`)
  return suite
}
