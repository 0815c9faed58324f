import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { generate } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { pinnedContexts } from '../contexts/pinned.ts'
import type { JsonObject } from '../json/json.ts'

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
