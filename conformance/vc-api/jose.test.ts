import type { Signer } from 'openbadges'
import { type JsonObject, parseJws } from 'openbadges/read'
import { signJws } from 'openbadges/sign'
import { describe, expect, test } from 'vitest'
import type { KeyType } from './test-issuers.ts'
import { credential, presentation, startApi } from './testing/api.ts'

const api = startApi()
const known = 'https://words.example/Kind'
const textOf = (envelope: JsonObject) => String(envelope['id']).split(',').at(-1) ?? ''
const enveloped = async (change: JsonObject = {}, keyType: KeyType = 'Ed25519') =>
  textOf(await api.issued(credential(change), { securingMechanism: 'jose', keyType }))

/** A JWT with this header and payload, by a key of ours. */
async function jwt(
  header: JsonObject,
  payload: JsonObject,
  { sign }: Signer = api.signer(),
): Promise<string> {
  const part = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part(header)}.${part(payload)}`
  const signature = await sign(Buffer.from(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}
const header = (more: JsonObject = {}) => ({
  alg: 'EdDSA',
  kid: api.signer().verificationMethod,
  typ: 'vc+jwt',
  ...more,
})
const own = (change: JsonObject = {}) => credential({ issuer: api.did(), ...change })

describe('[VC-JOSE-COSE, 3.1] Issuing', () => {
  test.each<[KeyType, string]>([
    ['Ed25519', 'EdDSA'],
    ['P-256', 'ES256'],
    ['P-384', 'ES384'],
  ])('a small credential is issued as JWT with a key on %s', async (keyType, alg) => {
    const text = await enveloped({}, keyType)
    expect(parseJws(text).header).toMatchObject({ alg, kid: api.signer(keyType).verificationMethod })
    expect((await api.verify(text)).status).toBe(200)
  })
  test('one with everything that may be in it is issued too', async () => {
    const full = {
      id: 'urn:uuid:1',
      name: 'Knots',
      description: { '@value': 'Ties them.', '@language': 'en' },
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2030-01-01T00:00:00Z',
      evidence: [{ id: 'https://school.example/1', type: known }],
      termsOfUse: { type: known },
      refreshService: { type: known, id: 'https://school.example/2' },
      credentialSchema: { type: known, id: 'https://school.example/3' },
    }
    const { payload } = parseJws(await enveloped(full))
    expect(payload).toMatchObject({ ...full, iss: api.did(), jti: 'urn:uuid:1' })
  })
  test('what is inside is a credential, without the claims "vc" and "vp"', async () => {
    const { payload } = parseJws(await enveloped())
    expect(payload).not.toHaveProperty('vc')
    expect(payload).not.toHaveProperty('vp')
    expect(payload).toMatchObject({ type: ['VerifiableCredential'] })
  })
  test('a credential with words that nothing defines is not issued', async () => {
    expect((await api.issue(credential({ undefinedWord: 1 }), { securingMechanism: 'jose' })).status).toBe(
      400,
    )
  })
  test('another mechanism is refused', async () => {
    expect((await api.issue(credential(), { securingMechanism: 'cose' })).status).toBe(400)
  })
})

describe('[VC-JOSE-COSE, 3.1 and 4] Verifying', () => {
  test('a credential by a verification method of its issuer holds', async () => {
    expect((await api.verify(await jwt(header(), own()))).status).toBe(200)
  })
  test('claims that agree with the issuer hold, others do not', async () => {
    expect((await api.verify(await jwt(header(), own({ iss: api.did() })))).status).toBe(200)
    expect((await api.verify(await jwt(header(), own({ iss: 'https://other.example' })))).status).toBe(400)
    const object = own({ issuer: { id: api.did(), name: 'School of Sails' }, iss: api.did() })
    expect((await api.verify(await jwt(header(), object))).status).toBe(200)
  })
  test('claims and headers that are not understood are ignored', async () => {
    expect((await api.verify(await jwt(header({ unknown: 1 }), own({ cnf: { jwk: {} } })))).status).toBe(200)
  })
  test('extensions of a kind that is not understood are ignored', async () => {
    expect((await api.verify(await jwt(header(), own({ termsOfUse: { type: known } })))).status).toBe(200)
  })
  test('what nobody signed is refused', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(own())).toString('base64url')}.`
    expect((await api.verify(none)).status).toBe(400)
    expect((await api.verify(own())).status).toBe(400)
  })
  test('a signature that does not fit is refused', async () => {
    const [head, payload, signature] = (await enveloped()).split('.')
    const other = Buffer.from(JSON.stringify(own({ name: 'Sails' }))).toString('base64url')
    expect((await api.verify(`${head}.${other}.${signature}`)).status).toBe(400)
    expect((await api.verify(`${head}.${payload}.${signature?.slice(0, -4)}AAAA`)).status).toBe(400)
  })
  test('another media type than that of credentials is refused', async () => {
    expect((await api.verify(await jwt(header({ typ: 'vp+jwt' }), own()))).status).toBe(400)
  })
  test('a second credential in a claim "vc" or "vp" is refused', async () => {
    for (const claim of ['vc', 'vp'])
      expect((await api.verify(await jwt(header(), own({ [claim]: own() })))).status).toBe(400)
  })
  test('a key of somebody else is refused', async () => {
    const stranger = await jwt(
      header({ alg: 'ES256', kid: api.signer('P-256').verificationMethod }),
      own(),
      api.signer('P-256'),
    )
    expect((await api.verify(stranger)).status).toBe(400)
  })
})

describe('[VC-JOSE-COSE, 3.1.2] Presentations', () => {
  const vp = (more: JsonObject, head: JsonObject = {}) =>
    jwt(header({ typ: 'vp+jwt', ...head }), presentation({ holder: api.did(), ...more }))
  const inEnvelope = async () => await api.issued(credential(), { securingMechanism: 'jose' })
  test('one credential in its envelope, or several, are presented', async () => {
    expect(
      (await api.verifyPresentation(await vp({ verifiableCredential: [await inEnvelope()] }))).status,
    ).toBe(200)
    const two = [await inEnvelope(), await inEnvelope()]
    expect((await api.verifyPresentation(await vp({ verifiableCredential: two }))).status).toBe(200)
  })
  test('what nobody signed is refused', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(presentation())).toString('base64url')}.`
    expect((await api.verifyPresentation(none)).status).toBe(400)
  })
  test('another media type than that of presentations is refused', async () => {
    expect((await api.verifyPresentation(await vp({}, { typ: 'vc+jwt' }))).status).toBe(400)
  })
  test('credentials that nobody secured, or in no envelope, are refused', async () => {
    const foreign = credential({ issuer: 'did:example:issuer' })
    for (const odd of [foreign, { ...(await inEnvelope()), type: 'VerifiableCredential' }, 'text'])
      expect((await api.verifyPresentation(await vp({ verifiableCredential: [odd] }))).status).toBe(400)
    const broken = await inEnvelope()
    const forged = { ...broken, id: `${String(broken['id']).slice(0, -4)}AAAA` }
    expect((await api.verifyPresentation(await vp({ verifiableCredential: [forged] }))).status).toBe(400)
  })
  test('a holder who does not hold the key is refused', async () => {
    expect((await api.verifyPresentation(await vp({ holder: 'did:example:other' }))).status).toBe(400)
  })
  test('signed by the library itself it holds too', async () => {
    const text = await signJws(presentation({ holder: api.did() }), api.signer())
    expect((await api.verifyPresentation(text)).status).toBe(200)
  })
})
