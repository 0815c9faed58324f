import { base58 } from '@scure/base'
import { nodeCrypto } from 'openbadges/node'
import type { JsonObject } from 'openbadges/read'
import { addProof, type Cryptosuite, signDataIntegrity } from 'openbadges/sign'
import { canonize } from 'openbadges/testing'
import { describe, expect, test } from 'vitest'
import type { KeyType } from './test-issuers.ts'
import { credential, startApi } from './testing/api.ts'

const api = startApi()
const ports = { canonize, crypto: nodeCrypto }
const now = new Date('2026-06-01T00:00:00Z')

type Suite = Exclude<Cryptosuite, 'ecdsa-sd-2023'>
const suites: [Suite, KeyType, number][] = [
  ['eddsa-rdfc-2022', 'Ed25519', 34],
  ['eddsa-jcs-2022', 'Ed25519', 34],
  ['ecdsa-rdfc-2019', 'P-256', 35],
  ['ecdsa-rdfc-2019', 'P-384', 51],
  ['ecdsa-jcs-2019', 'P-256', 35],
  ['ecdsa-jcs-2019', 'P-384', 51],
]

describe.each(suites)('[vc-di-eddsa, vc-di-ecdsa] %s with a key on %s', (cryptosuite, keyType, keyBytes) => {
  const issued = (change: JsonObject = {}) => api.issued(credential(change), { cryptosuite, keyType })
  const proofOf = (signed: JsonObject) => signed['proof'] as JsonObject
  /** The same credential with another proof, which must not be good. */
  const expectRefused = async (change: JsonObject, options: JsonObject = {}) => {
    const good = await issued()
    expect((await api.verify(good)).status).toBe(200)
    const answer = await api.verify({ ...good, proof: { ...proofOf(good), ...change } }, options)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ verified: false })
    expect(answer.body['errors']).toContainEqual(
      expect.objectContaining({ type: expect.stringMatching(/^https:/) }),
    )
  }

  test('the proof stands in "proof", as an object', async () => {
    expect(typeof proofOf(await issued())).toBe('object')
    expect(Array.isArray(proofOf(await issued()))).toBe(false)
  })
  test('its id is a URL, if there is one', async () => {
    expect(proofOf(await issued())).not.toHaveProperty('id')
    const named = await api.issued(credential(), { cryptosuite, keyType, proofId: 'urn:uuid:1' })
    expect(proofOf(named)).toMatchObject({ id: 'urn:uuid:1' })
    expect((await api.verify(named)).status).toBe(200)
  })
  test('its type is DataIntegrityProof', async () => {
    expect(proofOf(await issued())).toMatchObject({ type: 'DataIntegrityProof', cryptosuite })
    expect((await api.issue(credential(), { cryptosuite, type: 'OtherProof' })).status).toBe(400)
  })
  test('it was created at a time, with its zone', async () => {
    expect(proofOf(await issued())['created']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    await expectRefused({ created: 'invalidDate' })
  })
  test('it ends at a time, if it does', async () => {
    const ends = await api.issued(credential(), { cryptosuite, keyType, expires: '2027-01-01T00:00:00Z' })
    expect(proofOf(ends)).toMatchObject({ expires: '2027-01-01T00:00:00Z' })
    expect((await api.issue(credential(), { cryptosuite, expires: 'never' })).status).toBe(400)
    const past = { cryptosuite, keyType, expires: '2026-01-01T00:00:00Z' }
    expect((await api.issue(credential(), past)).status).toBe(400)
  })
  test('its key is named by a URL that leads to a Multikey of the issuer', async () => {
    const { verificationMethod } = proofOf(await issued())
    const [did = '', key = ''] = String(verificationMethod).split('#')
    expect(did).toBe(api.did(keyType))
    expect(key.startsWith('z')).toBe(true)
    expect(base58.decode(key.slice(1))).toHaveLength(keyBytes)
  })
  test('its purpose is to assert', async () => {
    expect(proofOf(await issued())).toMatchObject({ proofPurpose: 'assertionMethod' })
  })
  test('its value is base58, of the length that the key makes', async () => {
    const { proofValue } = proofOf(await issued())
    expect(String(proofValue).startsWith('z')).toBe(true)
    expect(base58.decode(String(proofValue).slice(1))).toHaveLength(keyType === 'P-384' ? 96 : 64)
  })
  test('domain and challenge are texts, and what was asked for', async () => {
    const signed = await api.issued(credential(), {
      cryptosuite,
      keyType,
      domain: 'a.example',
      challenge: 'x',
    })
    expect(proofOf(signed)).toMatchObject({ domain: 'a.example', challenge: 'x' })
    expect((await api.verify(signed, { domain: 'a.example', challenge: 'x' })).status).toBe(200)
    expect((await api.verify(signed, { domain: 'b.example', challenge: 'x' })).status).toBe(400)
    expect((await api.verify(signed, { domain: 'a.example', challenge: 'y' })).status).toBe(400)
    expect((await api.issue(credential(), { cryptosuite, domain: 7 })).status).toBe(400)
  })
  test('what is not there is missed', async () => {
    const good = await issued()
    for (const proof of [undefined, null, [], 'proof'])
      expect((await api.verify({ ...good, proof })).status).toBe(400)
    for (const name of ['type', 'cryptosuite', 'verificationMethod', 'proofPurpose', 'proofValue'])
      await expectRefused({ [name]: undefined })
  })
  test('another type, or another suite, is refused', async () => {
    await expectRefused({ type: 'UnknownProofType' })
    await expectRefused({ type: '', cryptosuite: '' })
    await expectRefused({ cryptosuite: 'UnknownCryptosuite' })
    await expectRefused({ cryptosuite: keyType === 'Ed25519' ? 'ecdsa-rdfc-2019' : 'eddsa-rdfc-2022' })
    expect((await api.issue(credential(), { cryptosuite: 'unknown-2030' })).status).toBe(400)
  })
  test('another canonical form than its own is refused', async () => {
    await expectRefused({
      cryptosuite: cryptosuite.includes('rdfc')
        ? cryptosuite.replace('rdfc', 'jcs')
        : cryptosuite.replace('jcs', 'rdfc'),
    })
  })
  test('another key is refused', async () => {
    await expectRefused({ verificationMethod: 'did:key:invalidVm' })
    const other = api.did(keyType === 'P-256' ? 'P-384' : 'P-256')
    await expectRefused({ verificationMethod: `${other}#${other.slice(8)}` })
  })
  test('another purpose is refused, and so is one that the caller does not expect', async () => {
    await expectRefused({ proofPurpose: 'invalidPurpose' })
    await expectRefused({}, { expectedProofPurpose: 'authentication' })
    expect((await api.verify(await issued(), { expectedProofPurpose: 'assertionMethod' })).status).toBe(200)
  })
  test('a value that is damaged is refused: none, not multibase, too long, of another signature', async () => {
    const { proofValue } = proofOf(await issued())
    const bytes = base58.decode(String(proofValue).slice(1))
    await expectRefused({ proofValue: null })
    await expectRefused({ proofValue: String(proofValue).slice(1) })
    await expectRefused({
      proofValue: `z${base58.encode(Uint8Array.from([...bytes, ...bytes.subarray(0, 32)]))}`,
    })
    await expectRefused({ proofValue: `z${base58.encode(bytes.map(byte => byte ^ 1))}` })
  })
  test('times without a zone are taken for UTC', async () => {
    const signer = api.signer(keyType)
    const issuer = api.did(keyType)
    const document = credential({ issuer })
    const signed = async (options: JsonObject) => {
      const { hashData } = await import('../../packages/openbadges/src/proofs/hash-data.ts')
      const proof: JsonObject = {
        type: 'DataIntegrityProof',
        cryptosuite,
        verificationMethod: signer.verificationMethod,
        proofPurpose: 'assertionMethod',
        ...(cryptosuite.includes('jcs') ? { '@context': document['@context'] } : {}),
        ...options,
      }
      const bytes = await hashData(document, proof, ports, { algorithm: signer.algorithm, previous: [] })
      return { ...document, proof: { ...proof, proofValue: `z${base58.encode(await signer.sign(bytes))}` } }
    }
    expect((await api.verify(await signed({ created: '2026-05-01T00:00:00' }))).status).toBe(200)
    expect((await api.verify(await signed({ expires: '2026-07-01T00:00:00' }))).status).toBe(200)
    expect((await api.verify(await signed({ expires: '2026-05-01T00:00:00' }))).status).toBe(400)
    expect((await api.verify(await signed({ created: '2026-05-01' }))).status).toBe(400)
  })
  test('a word that no context defines is not signed, and not verified', async () => {
    expect((await api.issue(credential({ undefinedWord: 'x' }), { cryptosuite, keyType })).status).toBe(400)
  })
  test('every change to what was signed is found', async () => {
    const good = await issued({ name: 'Knots', validFrom: '2026-01-01T00:00:00Z' })
    expect((await api.verify(good)).status).toBe(200)
    for (const change of [{ name: 'Sails' }, { validFrom: '2025-01-01T00:00:00Z' }, { id: 'urn:a:1' }])
      expect((await api.verify({ ...good, ...change })).status).toBe(400)
  })
  test('a credential whose issuer does not control the key is refused', async () => {
    const stranger = await signDataIntegrity(
      credential({ issuer: api.did(keyType === 'P-256' ? 'P-384' : 'P-256') }),
      api.signer(keyType),
      ports,
      now,
      { cryptosuite },
    )
    const { status, body } = await api.verify(stranger)
    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ title: 'issuer-key: issuer-unproven' }] })
  })
  test('a chain of proofs holds as long as every proof that it builds on is there', async () => {
    const first = await api.issued(credential(), { cryptosuite, keyType, proofId: 'urn:uuid:first' })
    const chained = await addProof(first, api.signer(keyType), ports, now, {
      cryptosuite,
      id: 'urn:uuid:second',
      previousProof: ['urn:uuid:first'],
    })
    expect((await api.verify(chained)).status).toBe(200)
    const [one, two] = chained['proof'] as JsonObject[]
    expect((await api.verify({ ...chained, proof: [{ ...one, id: 'urn:uuid:other' }, two] })).status).toBe(
      400,
    )
    expect((await api.verify({ ...chained, proof: [two] })).status).toBe(400)
    expect(
      (await api.verify({ ...chained, proof: [one, { ...two, previousProof: ['urn:uuid:no'] }] })).status,
    ).toBe(400)
  })
  test('a set of proofs holds when every proof does', async () => {
    const set = await api.issued(await issued(), { cryptosuite, keyType })
    const [one, two] = set['proof'] as JsonObject[]
    expect(two).toBeDefined()
    expect((await api.verify(set)).status).toBe(200)
    expect(
      (await api.verify({ ...set, proof: [one, { ...two, created: '2026-05-31T00:00:00Z' }] })).status,
    ).toBe(400)
  })
})
