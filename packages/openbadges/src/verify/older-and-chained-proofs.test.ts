import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { base58 } from '@scure/base'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { jcs } from '../proofs/jcs.ts'
import { canonize, keyIssuer, portsOver, sampleCredential } from '../testing/index.ts'
import { withOwnContexts } from '../vocabularies/with-own-contexts.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = keyIssuer()
const other = keyIssuer()
const hash = (name: string, text: string) => createHash(name).update(text).digest()
const rdf = async (document: JsonObject, name?: 'sha384') =>
  await canonize(await withOwnContexts(document), name)

/** A proof over a document and the proofs it builds on, made without the code that checks it. */
async function proofBy(
  who: typeof issuer,
  document: JsonObject,
  options: JsonObject,
  before: JsonObject[] = [],
): Promise<JsonObject> {
  const proof: JsonObject = {
    type: 'DataIntegrityProof',
    ...(options['type'] === undefined ? { cryptosuite: 'eddsa-rdfc-2022' } : {}),
    created: '2026-01-01T00:00:00Z',
    verificationMethod: who.signer.verificationMethod,
    proofPurpose: 'assertionMethod',
    ...options,
  }
  const config = await rdf({ ...proof, '@context': document['@context'] })
  const whole = await rdf(before.length === 0 ? document : { ...document, proof: before })
  const value = await who.signer.sign(Buffer.concat([hash('sha256', config), hash('sha256', whole)]))
  return { ...proof, proofValue: `z${base58.encode(value)}` }
}

async function proofOf(document: JsonObject) {
  const report = await verify(JSON.stringify(document), portsOver())
  return report.findings.find(finding => finding.check === 'proof')
}

describe('[Data Integrity 1.0, Proof Chains] a proof that builds on others', () => {
  const document = sampleCredential(issuer.did)
  const chain = async () => {
    const first = await proofBy(other, document, { id: 'urn:uuid:1f9c1a2e-6c0e-4a5d-9a54-0b8f5ad5a001' })
    const second = await proofBy(issuer, document, { previousProof: first['id'] }, [first])
    return [first, second] as const
  }

  it('holds together with them', async () => {
    expect(await proofOf({ ...document, proof: [...(await chain())] })).toMatchObject({ outcome: 'passed' })
  })

  it('is the issuer’s when one of them is, and nobody’s else', async () => {
    const report = async (by: string) => {
      const signed = { ...document, issuer: { ...Object(document['issuer']), id: by } }
      const proof = [await proofBy(other, signed, {}), await proofBy(issuer, signed, {})]
      return (await verify(JSON.stringify({ ...signed, proof }), portsOver())).sentence.code
    }
    expect(await report(issuer.did)).toBe('valid')
    expect(await report(other.did)).toBe('valid')
    expect(await report(keyIssuer().did)).toBe('issuer-unproven')
  })

  it('does not hold without them, with another in their place, or when they are changed', async () => {
    const [first, second] = await chain()
    const swapped = await proofBy(other, document, { id: first['id'], created: '2026-01-02T00:00:00Z' })
    for (const proofs of [
      [second],
      [swapped, second],
      [{ ...first, created: '2026-01-03T00:00:00Z' }, second],
    ])
      expect(await proofOf({ ...document, proof: proofs })).toMatchObject({ outcome: 'failed' })
  })

  it.each([7, [7], [], '', ['urn:uuid:none'], null])(
    'that names %j builds on nothing',
    async previousProof => {
      const [first, second] = await chain()
      expect(await proofOf({ ...document, proof: [first, { ...second, previousProof }] })).toMatchObject({
        outcome: 'failed',
        reason: 'proof-malformed',
      })
    },
  )

  it('that builds on itself ends', async () => {
    const [first, second] = await chain()
    const proof = [
      { ...first, previousProof: 'urn:b' },
      { ...second, id: 'urn:b' },
    ]
    expect(await proofOf({ ...document, proof })).toMatchObject({
      outcome: 'failed',
      reason: 'proof-malformed',
    })
  })
})

describe('[vc-di-eddsa, Ed25519Signature2020] the suite before Data Integrity is read', () => {
  const suite = 'https://w3id.org/security/suites/ed25519-2020/v1'
  const sample = sampleCredential(issuer.did)
  const document = { ...sample, '@context': [sample['@context'] ?? [], suite].flat() }
  it('and fits, until the badge is changed', async () => {
    const proof = await proofBy(issuer, document, { type: 'Ed25519Signature2020' })
    expect(await proofOf({ ...document, proof })).toMatchObject({ outcome: 'passed' })
    expect(await proofOf({ ...document, proof, name: 'Doctor' })).toMatchObject({ reason: 'signature-wrong' })
    expect(await proofOf({ ...document, proof, '@context': sample['@context'] })).toMatchObject({
      reason: 'terms-undefined',
    })
  })
})

describe('[vc-di-ecdsa, Hashing] a key on P-384 signs SHA-384 hashes', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const did = `did:jwk:${Buffer.from(JSON.stringify(publicPart(pair.publicKey))).toString('base64url')}`
  const made = async (cryptosuite: string) => {
    const document = sampleCredential(did)
    const proof = {
      type: 'DataIntegrityProof',
      cryptosuite,
      created: '2026-01-01T00:00:00Z',
      verificationMethod: `${did}#0`,
      proofPurpose: 'assertionMethod',
    }
    const texts = cryptosuite.includes('jcs')
      ? [jcs(proof), jcs(document)]
      : [await rdf({ ...proof, '@context': document['@context'] }, 'sha384'), await rdf(document, 'sha384')]
    const bytes = Buffer.concat(texts.map(text => hash('sha384', text)))
    const value = sign('sha384', bytes, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' })
    return { ...document, proof: { ...proof, proofValue: `z${base58.encode(value)}` } }
  }

  it.each(['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'])('in the suite %s', async cryptosuite => {
    const document = await made(cryptosuite)
    expect((await verify(JSON.stringify(document), portsOver())).verdict).toBe('valid')
    expect(await proofOf({ ...document, name: 'Doctor' })).toMatchObject({ reason: 'signature-wrong' })
  })
})

function publicPart(key: KeyObject) {
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  return { kty, crv, x, y }
}
