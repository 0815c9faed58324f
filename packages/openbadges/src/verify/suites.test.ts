import { base58 } from '@scure/base'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { hashData } from '../proofs/hash-data.ts'
import { suites } from '../proofs/suites.ts'
import { canonize, portsOver, sampleCredential, testKey } from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const ports = { canonize, crypto: nodeCrypto }

const whole = [...suites].filter(([, suite]) => !suite.selective).map(([name]) => name)

describe.each(whole)('a proof by the suite %s', cryptosuite => {
  const algorithm = suites.get(cryptosuite)?.algorithms[0] ?? 'Ed25519'
  const key = testKey(algorithm)
  const multikey = jwkToMultikey(key.jwk)
  const did = `did:key:${multikey}`
  const signer = key.at(`${did}#${multikey}`)
  const proof = (changes: JsonObject = {}): JsonObject => ({
    type: 'DataIntegrityProof',
    cryptosuite,
    created: '2026-01-01T00:00:00Z',
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
    ...changes,
  })
  const signed = async (options: JsonObject): Promise<JsonObject> => {
    const document = sampleCredential(did)
    const value = await signer.sign(await hashData(document, options, ports))
    return { ...document, proof: { ...options, proofValue: `z${base58.encode(value)}` } }
  }

  it('is good, and is not once the badge is changed', async () => {
    const document = await signed(proof())
    expect(await proofOf(document)).toEqual({ check: 'proof', outcome: 'passed' })
    expect((await verify(JSON.stringify(document), portsOver())).verdict).toBe('valid')
    expect(await proofOf({ ...document, name: 'Doctor' })).toMatchObject({
      outcome: 'failed',
      reason: 'signature-wrong',
    })
  })

  it.each<[string, JsonObject, string, string]>([
    ['for another purpose', { proofPurpose: 'authentication' }, 'failed', 'proof-purpose'],
    ['without a purpose', { proofPurpose: null }, 'failed', 'proof-purpose'],
    ['from the future', { created: '2026-06-02T00:00:00Z' }, 'failed', 'proof-from-future'],
    ['that has run out', { expires: '2026-05-01T00:00:00Z' }, 'failed', 'proof-expired'],
    ['made some day', { created: 'some day' }, 'failed', 'proof-malformed'],
    ['that builds on one that is not there', { previousProof: 'urn:uuid:1' }, 'failed', 'proof-malformed'],
    ['of a suite that is not known', { cryptosuite: 'bbs-2023' }, 'unknown', 'proof-unsupported'],
    ['of another kind', { type: 'https://x.example/Signature' }, 'unknown', 'proof-unsupported'],
    ['of a kind that no context defines', { type: 'Ed25519Signature2018' }, 'failed', 'terms-undefined'],
    [
      'with a key of the other kind',
      { cryptosuite: cryptosuite.startsWith('ed') ? 'ecdsa-jcs-2019' : 'eddsa-jcs-2022' },
      'failed',
      'key-mismatch',
    ],
    ['whose key is an unknown DID', { verificationMethod: 'did:ion:1#1' }, 'unknown', 'did-unsupported'],
    ['whose key is that of an example', { verificationMethod: 'did:example:1#1' }, 'failed', 'key-not-found'],
    ['whose key leads nowhere', { verificationMethod: 'key-1' }, 'failed', 'key-not-found'],
  ])('%s is told apart', async (_name, change, outcome, reason) => {
    const document = await signed(proof()).then(good => ({
      ...good,
      proof: { ...Object(good['proof']), ...change },
    }))
    expect(await proofOf(document)).toMatchObject({ outcome, reason })
  })

  it.each(['', 'z', 'u1234', 'z0OIl', 'z1111', 7])('whose value is %j is refused', async proofValue => {
    const document = await signed(proof()).then(good => ({
      ...good,
      proof: { ...Object(good['proof']), proofValue },
    }))
    expect(await proofOf(document)).toMatchObject({ outcome: 'failed', reason: 'proof-malformed' })
  })

  it('of the length of P-384 is none for another key', async () => {
    const document = await signed(proof())
    const long = { ...Object(document['proof']), proofValue: `z${base58.encode(new Uint8Array(96).fill(7))}` }
    expect(await proofOf({ ...document, proof: long })).toMatchObject({
      outcome: 'failed',
      reason: 'proof-malformed',
    })
  })

  it('stands beside proofs of kinds not known, but not beside a bad one', async () => {
    const document = await signed(proof())
    const strange = { type: 'https://x.example/Signature', jws: 'x' }
    expect(await proofOf({ ...document, proof: [strange, Object(document['proof'])] })).toMatchObject({
      outcome: 'passed',
    })
    const bad = { ...Object(document['proof']), created: '2026-01-02T00:00:00Z' }
    expect(await proofOf({ ...document, proof: [Object(document['proof']), bad] })).toMatchObject({
      outcome: 'failed',
    })
    const many = Array(9).fill(Object(document['proof']))
    expect(await proofOf({ ...document, proof: many })).toMatchObject({
      outcome: 'failed',
      reason: 'proof-malformed',
    })
  })
})

it('a badge without any proof is called unsigned', async () => {
  const report = await verify(JSON.stringify(sampleCredential('did:example:1')), portsOver())
  expect(report.sentence.code).toBe('unsigned')
  const empty = await verify(JSON.stringify({ ...sampleCredential('did:example:1'), proof: [] }), portsOver())
  expect(empty.sentence.code).toBe('unsigned')
})

async function proofOf(document: JsonObject) {
  const report = await verify(JSON.stringify(document), portsOver())
  return report.findings.find(finding => finding.check === 'proof')
}
