import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { generate } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { derive, issue, verifyCredential } from '@digitalbazaar/vc'
import { pinnedContexts } from '../contexts/pinned.ts'
import type { JsonObject } from '../json/json.ts'
import type { Signer } from '../ports.ts'

/** Verify a credential with @digitalbazaar/vc over pinned contexts and the documents given. */
export async function verifiedByOracle(
  credential: JsonObject,
  documents: Record<string, object>,
  now = new Date('2026-06-01T00:00:00Z'),
  suite: object = new DataIntegrityProof({ cryptosuite }),
): Promise<boolean> {
  const { verified } = await verifyCredential({
    credential,
    suite,
    documentLoader: loaderOver(documents),
    checkStatus: async () => ({ verified: true }),
    now,
  })
  return verified
}

/** Sign a credential with @digitalbazaar/vc under a new did:key that becomes its issuer. */
export async function issuedByOracle(unsigned: (did: string) => JsonObject): Promise<JsonObject> {
  const key = await generate({})
  const did = `did:key:${key.publicKeyMultibase}`
  key.id = `${did}#${key.publicKeyMultibase}`
  key.controller = did
  const issued = await issue({
    credential: unsigned(did),
    suite: new DataIntegrityProof({ signer: key.signer(), date: '2026-01-01T00:00:00Z', cryptosuite }),
    documentLoader: loaderOver({}),
    now: new Date('2026-01-01T00:00:00Z'),
  })
  return JSON.parse(JSON.stringify(issued))
}

/** Whether a part of a credential under ecdsa-sd-2023 holds, by @digitalbazaar/vc. */
export async function partVerifiedByOracle(part: JsonObject): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })
  return await verifiedByOracle(part, {}, undefined, suite)
}

/** Sign a credential of an issuer that is named already by ecdsa-sd-2023, with @digitalbazaar/vc. */
export async function selectiveByOracle(
  credential: JsonObject,
  { verificationMethod, sign }: Signer,
  mandatoryPointers: string[],
): Promise<JsonObject> {
  const now = new Date('2026-01-01T00:00:00Z')
  const suite = new DataIntegrityProof({
    cryptosuite: createSignCryptosuite({ mandatoryPointers }),
    date: '2026-01-01T00:00:00Z',
    signer: {
      id: verificationMethod,
      algorithm: 'P-256',
      sign: async ({ data }: { data: Uint8Array }) => await sign(data),
    },
  })
  return plain(await issue({ credential, suite, documentLoader: loaderOver({}), now }))
}

/** What @digitalbazaar/vc discloses of a credential with a base proof. */
export async function disclosedByOracle(base: JsonObject, selectivePointers: string[]): Promise<JsonObject> {
  const suite = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers }) })
  return plain(await derive({ verifiableCredential: base, suite, documentLoader: loaderOver({}) }))
}

const plain = (document: object): JsonObject => JSON.parse(JSON.stringify(document))

function loaderOver(documents: Record<string, object>) {
  return async (url: string) => {
    const document = documents[url] ?? documentOfDidKey(url) ?? pinnedContexts.get(url)
    if (document === undefined) throw new Error(`${url} is not at hand.`)
    return { contextUrl: null, documentUrl: url, document }
  }
}

function documentOfDidKey(url: string): object | undefined {
  const [did = '', fragment] = url.split('#')
  if (!did.startsWith('did:key:')) return undefined
  const multibase = did.slice('did:key:'.length)
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${multibase}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: multibase,
  }
  if (fragment !== undefined) return method
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [method],
    assertionMethod: [method.id],
  }
}
