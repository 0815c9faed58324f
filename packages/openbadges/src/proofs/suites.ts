import type { Algorithm } from '../ports.ts'

export const rdfcSuite = 'eddsa-rdfc-2022'
export const jcsSuite = 'eddsa-jcs-2022'

/** The kinds of Data Integrity proofs that are read and written (vc-di-eddsa, vc-di-ecdsa). */
export type Cryptosuite =
  | 'eddsa-rdfc-2022'
  | 'eddsa-jcs-2022'
  | 'ecdsa-rdfc-2019'
  | 'ecdsa-jcs-2019'
  | 'ecdsa-sd-2023'

export type Suite = {
  /** The keys that it takes. */
  algorithms: readonly Algorithm[]
  canonical: 'rdfc' | 'jcs'
  /** Whether the proof is of what was disclosed of a document (ecdsa-sd-2023), its value in CBOR. */
  selective: boolean
}

const onCurves: readonly Algorithm[] = ['ES256', 'ES384']

export const suites: ReadonlyMap<string, Suite> = new Map<Cryptosuite, Suite>([
  [rdfcSuite, { algorithms: ['Ed25519'], canonical: 'rdfc', selective: false }],
  [jcsSuite, { algorithms: ['Ed25519'], canonical: 'jcs', selective: false }],
  ['ecdsa-rdfc-2019', { algorithms: onCurves, canonical: 'rdfc', selective: false }],
  ['ecdsa-jcs-2019', { algorithms: onCurves, canonical: 'jcs', selective: false }],
  ['ecdsa-sd-2023', { algorithms: ['ES256'], canonical: 'rdfc', selective: true }],
])
