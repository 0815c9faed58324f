import type { JsonObject } from 'openbadges/read'
import { disclosedByOracle, partVerifiedByOracle, selectiveByOracle } from 'openbadges/testing/oracle'
import { describe, expect, test } from 'vitest'
import { credential, startApi } from './testing/api.ts'

const api = startApi()
const mandatory = ['/issuer', '/type', '/validFrom']
const options = (mandatoryPointers: unknown = mandatory): JsonObject => ({
  cryptosuite: 'ecdsa-sd-2023',
  mandatoryPointers: mandatoryPointers as JsonObject['mandatoryPointers'],
})
const shown = ['/credentialSubject/name']
const given = () =>
  credential({
    validFrom: '2026-01-01T00:00:00Z',
    name: 'Knots',
    description: 'Ties twelve knots.',
    credentialSubject: { id: 'did:example:learner', name: 'Ada' },
  })
const issued = () => api.issued(given(), options())
const proofOf = (signed: JsonObject) => signed['proof'] as JsonObject
const bytesOf = (signed: JsonObject) =>
  Buffer.from(String(proofOf(signed)['proofValue']).slice(1), 'base64url')
const derived = async (base: JsonObject, selectivePointers: unknown = shown) =>
  await api.post('/credentials/derive', { verifiableCredential: base, options: { selectivePointers } })

describe('[vc-di-ecdsa, ecdsa-sd-2023] a base proof', () => {
  test('is a DataIntegrityProof of its suite, by a key on P-256', async () => {
    expect(proofOf(await issued())).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'ecdsa-sd-2023',
      proofPurpose: 'assertionMethod',
      verificationMethod: expect.stringMatching(/^did:key:zDna/),
    })
    expect((await api.issue(given(), { ...options(), keyType: 'P-384' })).status).toBe(400)
  })
  test('is multibase base64url of CBOR under the tag of base proofs', async () => {
    const base = await issued()
    expect(proofOf(base)['proofValue']).toMatch(/^u[\w-]+$/)
    expect([...bytesOf(base).subarray(0, 4)]).toEqual([0xd9, 0x5d, 0x00, 0x85])
  })
  test('holds as it is, and not once anything is changed', async () => {
    const base = await issued()
    expect((await api.verify(base)).status).toBe(200)
    expect((await api.verify({ ...base, name: 'Doctor' })).status).toBe(400)
  })
  test('has secrets of its own each time', async () => {
    expect(bytesOf(await issued()).equals(bytesOf(await issued()))).toBe(false)
  })
  test('needs pointers that are pointers and lead somewhere', async () => {
    for (const bad of ['issuer', [7], ['/nowhere'], ['/credentialSubject/name/more']])
      expect((await api.issue(given(), options(bad))).status, JSON.stringify(bad)).toBe(400)
    for (const good of [[], ['/credentialSubject']])
      expect((await api.issue(given(), options(good))).status).toBe(201)
  })
  test('stands alone', async () => {
    const proven = await api.issued(given())
    expect((await api.issue(proven, options())).status).toBe(400)
  })
  test('gives another implementation what it needs to derive from', async () => {
    const part = await disclosedByOracle(await issued(), shown)
    expect(part).not.toHaveProperty('description')
    expect(await partVerifiedByOracle(part)).toBe(true)
    expect((await api.verify(part)).status).toBe(200)
  })
})

describe('[vc-di-ecdsa, ecdsa-sd-2023] what a holder derives', () => {
  test('shows what it must and what was asked for, and is good here and elsewhere', async () => {
    const { status, body } = await derived(await issued())
    expect(status).toBe(201)
    expect(body).toMatchObject({
      validFrom: '2026-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:learner', name: 'Ada' },
    })
    expect(body).not.toHaveProperty('name')
    expect([...bytesOf(body).subarray(0, 4)]).toEqual([0xd9, 0x5d, 0x01, 0x85])
    expect((await api.verify(body)).status).toBe(200)
    expect(await partVerifiedByOracle(body)).toBe(true)
  })
  test('is good for nothing once anything is changed, added or left out that it must show', async () => {
    const { body } = await derived(await issued())
    const { validFrom: _from, ...without } = body
    for (const bad of [
      without,
      { ...body, validFrom: '2020-01-01T00:00:00Z' },
      { ...body, name: 'Doctor' },
    ]) {
      expect((await api.verify(bad)).status).toBe(400)
      expect(await partVerifiedByOracle(bad)).toBe(false)
    }
  })
  test('comes of a base proof alone, by pointers that lead somewhere', async () => {
    const base = await issued()
    const { body: part } = await derived(base)
    for (const bad of [await api.issued(given()), part, credential()])
      expect((await derived(bad)).status).toBe(400)
    for (const bad of ['x', [7], ['/nowhere']]) expect((await derived(base, bad)).status).toBe(400)
    expect((await api.post('/credentials/derive', {})).status).toBe(400)
    expect((await derived(base)).status).toBe(201)
  })
  test('comes as well of what another implementation signed', async () => {
    const unsigned = { ...given(), issuer: api.did('P-256') }
    const base = await selectiveByOracle(unsigned, api.signer('P-256'), mandatory)
    const { status, body } = await derived(base)
    expect(status).toBe(201)
    expect((await api.verify(body)).status).toBe(200)
    expect(await partVerifiedByOracle(body)).toBe(true)
  })
})
