import type { JsonObject } from 'openbadges/read'
import { bitAt, decodeList } from 'openbadges/sign'
import { describe, expect, test } from 'vitest'
import { credential, startApi } from './testing/api.ts'

const api = startApi()
const wish = { credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' } }
let made = 0
const issued = (options: JsonObject = wish) => api.issued(credential({ id: `urn:uuid:${++made}` }), options)
const entryOf = (signed: JsonObject) => signed['credentialStatus'] as JsonObject
async function listOf(signed: JsonObject): Promise<JsonObject> {
  return await (await fetch(String(entryOf(signed)['statusListCredential']))).json()
}
const subjectOf = (list: JsonObject) => list['credentialSubject'] as JsonObject
const fourStates = ['0x0', '0x1', '0x2', '0x3'].map(status => ({ status, message: `state ${status}` }))
const withStatus = { checks: ['proof', 'credentialStatus'] }

describe('[Bitstring Status List 1.0, 2.1] An entry', () => {
  test('stands in a credential that conforms', async () => {
    expect((await api.verify(await issued(), withStatus)).status).toBe(200)
  })
  test('has an id that is a URL, and not that of the list', async () => {
    const { id, statusListCredential } = entryOf(await issued())
    expect(URL.canParse(String(id))).toBe(true)
    expect(id).not.toBe(statusListCredential)
  })
  test('is of the type BitstringStatusListEntry', async () => {
    expect(entryOf(await issued())).toMatchObject({ type: 'BitstringStatusListEntry' })
    expect((await api.issue(credential(), { credentialStatus: { type: 'OtherEntry' } })).status).toBe(400)
  })
  test('has a purpose that is a text', async () => {
    expect(entryOf(await issued())).toMatchObject({ statusPurpose: 'revocation' })
    expect((await api.issue(credential(), { credentialStatus: { statusPurpose: 7 } })).status).toBe(400)
  })
  test('has an index in base 10, as a text, of its own', async () => {
    const [one, two] = [entryOf(await issued()), entryOf(await issued())]
    expect(one['statusListIndex']).toMatch(/^(0|[1-9]\d*)$/)
    expect(two['statusListIndex']).not.toBe(one['statusListIndex'])
  })
  test('names a list that is a credential and holds', async () => {
    expect((await api.verify(await listOf(await issued()))).status).toBe(200)
  })
  test('of the type BitstringStatusListCredential', async () => {
    expect((await listOf(await issued()))['type']).toContain('BitstringStatusListCredential')
  })
  test('may be one of several, for several purposes', async () => {
    const both = ['revocation', 'suspension'].map(statusPurpose => ({ statusPurpose }))
    const signed = await issued({ credentialStatus: both })
    expect(signed['credentialStatus']).toMatchObject(both)
    expect((await api.verify(signed, withStatus)).status).toBe(200)
  })
  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://school.example/list',
  }
  const states = ['0x0', '0x1', '0x2', '0x3'].map(status => ({ status, message: `state ${status}` }))
  const issue = async (change: JsonObject) =>
    (await api.issue(credential({ credentialStatus: { ...entry, ...change } }))).status
  test.each([
    [
      'its size is a number above zero',
      { statusSize: 1 },
      [{ statusSize: 0 }, { statusSize: '1' }, { statusSize: 1.5 }],
    ],
    ['more than one bit has messages', { statusSize: 2, statusMessage: states }, [{ statusSize: 2 }]],
    [
      'there are as many messages as there are values',
      { statusSize: 2, statusMessage: states },
      [{ statusSize: 2, statusMessage: states.slice(1) }],
    ],
    [
      'messages are a list',
      { statusSize: 1, statusMessage: states.slice(2) },
      [{ statusMessage: 'revoked' }],
    ],
    ['one bit may have messages', { statusMessage: states.slice(2) }, [{ statusMessage: states }]],
    [
      'each message has a status and a text',
      { statusMessage: states.slice(2) },
      [{ statusMessage: [{ status: '0x0' }, { status: '0x1' }] }],
    ],
    [
      'a reference is a URL or several',
      { statusReference: ['https://school.example/why', 'https://school.example/how'] },
      [{ statusReference: 'somewhere' }, { statusReference: [7] }],
    ],
    [
      'what is malformed is refused',
      {},
      [{ statusListIndex: true }, { statusListIndex: '-1' }, { statusListCredential: 7 }],
    ],
  ] as [string, JsonObject, JsonObject[]][])('%s', async (_says, good, bad) => {
    expect(await issue(good)).toBe(201)
    for (const each of bad) expect(await issue(each), JSON.stringify(each)).toBe(400)
  })
  test('in a word that does not exist is refused', async () => {
    expect((await api.issue(credential({ statusEntry: { ...entry, statusListIndex: true } }))).status).toBe(
      400,
    )
  })
})

describe('[Bitstring Status List 1.0, 2.2] A list', () => {
  test('is a document that conforms', async () => {
    expect(await listOf(await issued())).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      issuer: api.did(),
      proof: [{ type: 'DataIntegrityProof' }],
    })
  })
  test('has the id by which it is named', async () => {
    const signed = await issued()
    expect((await listOf(signed))['id']).toBe(entryOf(signed)['statusListCredential'])
  })
  test('is about a BitstringStatusList', async () => {
    expect(subjectOf(await listOf(await issued()))).toMatchObject({ type: 'BitstringStatusList' })
  })
  test('for the purpose of its entries', async () => {
    expect(subjectOf(await listOf(await issued()))).toMatchObject({ statusPurpose: 'revocation' })
  })
  test('holds compressed bits in base64url', async () => {
    expect(subjectOf(await listOf(await issued()))['encodedList']).toMatch(/^u[\w-]+$/)
  })
  test('of at least 16 KB', async () => {
    const bits = decodeList(String(subjectOf(await listOf(await issued()))['encodedList']))
    expect(bits.length).toBeGreaterThanOrEqual(16_384)
  })
})

describe('[Bitstring Status List 1.0, 3] Changing and checking', () => {
  const change = (signed: JsonObject, status: boolean) =>
    api.post('/credentials/status', { credentialId: signed['id'], status, ...wish })
  test('a credential holds until it is revoked, and again when that is taken back', async () => {
    const signed = await issued()
    const bitOf = async () => {
      const { encodedList } = subjectOf(await listOf(signed))
      return bitAt(decodeList(String(encodedList)), Number(entryOf(signed)['statusListIndex']))
    }
    expect(await bitOf()).toBe(false)
    expect((await change(signed, true)).status).toBe(200)
    expect(await bitOf()).toBe(true)
    const revoked = await api.verify(signed, withStatus)
    expect(revoked).toMatchObject({
      status: 400,
      body: { verified: false, errors: [{ title: 'status: revoked' }] },
    })
    expect((await change(signed, false)).status).toBe(200)
    expect((await api.verify(signed, withStatus)).status).toBe(200)
  })
  test('a status of several bits says its number and message, and others keep theirs', async () => {
    const purpose = { statusPurpose: 'message', statusSize: 2, statusMessage: fourStates }
    const wanted = { credentialStatus: purpose }
    const [one, two] = [await issued(wanted), await issued(wanted)]
    expect(entryOf(one)).toMatchObject({ statusSize: 2, statusMessage: fourStates })
    const set = (signed: JsonObject, status: unknown) =>
      api.post('/credentials/status', { credentialId: signed['id'], status, credentialStatus: purpose })
    expect((await set(two, '0x2')).status).toBe(200)
    const { encodedList } = subjectOf(await listOf(two))
    const bits = decodeList(String(encodedList))
    expect(bits.length * 8).toBe(131_072 * 2)
    const bitsOf = (signed: JsonObject) => {
      const at = Number(entryOf(signed)['statusListIndex']) * 2
      return [bitAt(bits, at), bitAt(bits, at + 1)]
    }
    expect([bitsOf(one), bitsOf(two)]).toEqual([
      [false, false],
      [true, false],
    ])
    const { status } = await api.verify(two, withStatus)
    expect(status).toBe(200)
    for (const wrong of [4, -1, 1.5, '0x4', 'on']) expect((await set(two, wrong)).status).toBe(400)
    const wide = { credentialStatus: { ...purpose, statusSize: 9 } }
    expect((await api.issue(credential(), wide)).status).toBe(400)
  })
  test('others in the list keep their status', async () => {
    const [one, two] = [await issued(), await issued()]
    await change(one, true)
    expect((await api.verify(one, withStatus)).status).toBe(400)
    expect((await api.verify(two, withStatus)).status).toBe(200)
  })
  test('a list can be published at any time', async () => {
    const { statusListCredential } = entryOf(await issued())
    const path = new URL(String(statusListCredential)).pathname
    expect((await api.post(`${path}/publish`, {})).status).toBe(204)
  })
  test('what was not issued here has no status to change', async () => {
    expect((await api.post('/credentials/status', { credentialId: 'urn:uuid:nobody', ...wish })).status).toBe(
      400,
    )
  })
  test('a status that cannot be looked up is an error for whoever asks for it, with its kind', async () => {
    const lost = { ...entryOf(await issued()), statusListCredential: 'https://lost.example/list' }
    const signed = await api.issued(credential({ credentialStatus: lost }))
    const asked = await api.verify(signed, withStatus)
    expect(asked.status).toBe(400)
    expect(asked.body).toMatchObject({
      errors: [{ type: 'https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR' }],
    })
    const unasked = await api.verify(signed)
    expect(unasked).toMatchObject({
      status: 200,
      body: { warnings: [{ title: 'status: status-unreachable' }] },
    })
  })
  test('an index beyond the list is an error', async () => {
    const far = { ...entryOf(await issued()), statusListIndex: '999999999' }
    const signed = await api.issued(credential({ credentialStatus: far }))
    const { status, body } = await api.verify(signed, withStatus)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain('RANGE_ERROR')
  })
})
