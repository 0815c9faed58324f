import type { JsonObject } from 'openbadges/read'
import { describe, expect, test } from 'vitest'
import { credential, presentation, startApi, statement } from './testing/api.ts'

const base = 'https://www.w3.org/ns/credentials/v2'
const examples = 'https://www.w3.org/ns/credentials/examples/v2'
const api = startApi()

describe('[VCDM 2.0, 1.3] Conformance', () => {
  test('a document that is issued is secured, by a proof or in an envelope', async () => {
    expect(await api.issued(credential())).toMatchObject({ proof: { type: 'DataIntegrityProof' } })
    expect(await api.issued(credential(), { securingMechanism: 'jose' })).toMatchObject({
      type: 'EnvelopedVerifiableCredential',
    })
  })
  test('it has every property that it must have', async () => {
    expect(Object.keys(await api.issued(credential()))).toEqual(
      expect.arrayContaining(['@context', 'type', 'issuer', 'credentialSubject', 'proof']),
    )
  })
  test('it is secured by a mechanism that the standard names', async () => {
    expect(await api.issued(credential())).toMatchObject({ proof: { cryptosuite: 'eddsa-rdfc-2022' } })
  })
  test('what was issued is verified', async () => {
    expect((await api.verify(await api.issued(credential()))).status).toBe(200)
  })
  test('documents that do not conform are refused', async () => {
    expect((await api.verify({ type: ['NonconformingDocument'] })).status).toBe(400)
    expect((await api.verifyPresentation({ type: ['NonconformingDocument'] })).status).toBe(400)
    expect((await api.verify(presentation())).status).toBe(400)
    expect((await api.verifyPresentation(await api.issued(credential()))).status).toBe(400)
  })
})

const own = { knot: 'https://words.example/knot' }

describe('[VCDM 2.0, 4.3] Contexts', () => {
  statement(api, 'a credential has a @context', {
    issues: [credential()],
    refuses: [credential({ '@context': undefined })],
  })
  test('a presentation has a @context', async () => {
    const good = await api.present(presentation())
    expect((await api.verifyPresentation(good)).status).toBe(200)
    expect((await api.verifyPresentation({ ...good, '@context': undefined })).status).toBe(400)
  })
  statement(api, 'the first context of a credential is the base context', {
    issues: [credential({ '@context': [base, examples] })],
    refuses: [credential({ '@context': [examples, base] }), credential({ '@context': [examples] })],
  })
  test('the first context of a presentation is the base context', async () => {
    const good = await api.present(presentation({ '@context': [base, examples] }))
    expect((await api.verifyPresentation(good)).status).toBe(200)
    for (const contexts of [[examples, base], [examples]])
      expect((await api.verifyPresentation({ ...good, '@context': contexts })).status).toBe(400)
  })
  statement(api, 'other contexts of a credential are addresses or objects', {
    issues: [
      credential({ '@context': [base, examples] }),
      credential({ '@context': [base, own], knot: 'bowline' }),
    ],
    refuses: [
      credential({ '@context': [base, 'https ://not an address'] }),
      credential({ '@context': [base, 123_192_875] }),
    ],
  })
  test('other contexts of a presentation are addresses or objects', async () => {
    const good = await api.present(presentation({ '@context': [base, examples] }))
    expect((await api.verifyPresentation(good)).status).toBe(200)
    const odd = await api.present(presentation({ '@context': [base, own] }))
    expect((await api.verifyPresentation(odd)).status).toBe(200)
    for (const second of ['https://example.com', 'https ://not an address', 123_192_875])
      expect((await api.verifyPresentation({ ...good, '@context': [base, second] })).status).toBe(400)
  })
})

describe('[VCDM 2.0, 4.4] Identifiers', () => {
  statement(api, 'an id is one URL', {
    issues: [
      credential({ id: 'urn:uuid:0197f3a0-0000-7000-8000-000000000001' }),
      credential({ id: 'https://school.example/1' }),
      credential({ credentialSubject: { id: 'https://learner.example/ada' } }),
    ],
    refuses: [
      credential({ id: null }),
      credential({ id: ['urn:a:1', 'urn:a:2'] }),
      credential({ id: 'not a url' }),
      credential({ credentialSubject: { id: ['did:example:a', 'did:example:b'] } }),
    ],
  })
})

const withType = (name: string, type: unknown): JsonObject =>
  credential({
    [name]: { id: 'https://school.example/x', ...(type === undefined ? {} : { type: type as string }) },
  })
const known = 'https://words.example/Kind'

describe('[VCDM 2.0, 4.5] Types', () => {
  statement(api, 'a credential has a type', { refuses: [credential({ type: undefined })] })
  test('a presentation has a type', async () => {
    const good = await api.present(presentation())
    expect((await api.verifyPresentation(good)).status).toBe(200)
    expect((await api.verifyPresentation({ ...good, type: undefined })).status).toBe(400)
  })
  statement(api, 'a type is a defined term or an absolute URL', {
    issues: [
      credential({ type: ['VerifiableCredential', known] }),
      credential({ '@context': [base, { Kind: known }], type: ['VerifiableCredential', 'Kind'] }),
    ],
    refuses: [
      credential({ '@context': [base, { Kind: 'no url at all' }], type: ['VerifiableCredential', 'Kind'] }),
      credential({ type: ['VerifiableCredential', 'Undefined'] }),
    ],
  })
  statement(api, 'the order of types does not matter', {
    issues: [
      credential({ type: [known, 'VerifiableCredential'] }),
      credential({ type: [known, 'VerifiableCredential', `${known}2`] }),
    ],
  })
  statement(api, 'a credential is of the type VerifiableCredential', {
    issues: [credential({ type: ['VerifiableCredential', known] })],
    refuses: [credential({ type: [known] })],
  })
  test('a presentation is of the type VerifiablePresentation', async () => {
    const good = await api.present(presentation({ type: ['VerifiablePresentation', known] }))
    expect((await api.verifyPresentation(good)).status).toBe(200)
    expect((await api.verifyPresentation(await api.present(presentation({ type: [known] })))).status).toBe(
      400,
    )
  })
  for (const name of ['credentialStatus', 'termsOfUse', 'evidence', 'refreshService', 'credentialSchema'])
    statement(api, `${name} has a type`, {
      issues: [withType(name, known)],
      refuses: [withType(name, undefined)],
    })
})

const value = (more: JsonObject = {}): JsonObject => ({ '@value': 'Knots', '@language': 'en', ...more })

describe('[VCDM 2.0, 4.6 and 11.1] Names and descriptions', () => {
  for (const name of ['name', 'description']) {
    const texts = {
      good: [
        'Knots',
        undefined,
        value(),
        value({ '@direction': 'ltr' }),
        [value(), value({ '@language': 'fr' })],
      ],
      bad: [
        value({ url: 'did:example:x' }),
        7,
        { en: 'Knots' },
        value({ '@language': 7 }),
        value({ '@direction': 'up' }),
      ],
    }
    statement(api, `the ${name} of a credential is a text or says its language`, {
      issues: texts.good.map(each => credential({ [name]: each })),
      refuses: texts.bad.map(each => credential({ [name]: each })),
    })
    statement(api, `the ${name} of an issuer is a text or says its language`, {
      issues: texts.good.map(each => credential({ issuer: { [name]: each } })),
      refuses: texts.bad.map(each => credential({ issuer: { [name]: each } })),
    })
  }
})

describe('[VCDM 2.0, 4.7 and 4.8] Issuer and subject', () => {
  test('a credential has an issuer', async () => {
    expect(await api.issued(credential())).toMatchObject({ issuer: api.did() })
  })
  statement(api, 'an issuer is a URL, or an object with one', {
    issues: [
      credential({ issuer: { id: 'did:example:issuer' } }),
      credential({ issuer: 'did:example:issuer' }),
    ],
    refuses: ['fake-issuer', null, { id: null }, { id: 'fake-issuer' }].map(issuer => credential({ issuer })),
  })
  test('and whoever was asked for, it is the holder of the key', async () => {
    const asked = credential({ issuer: { id: 'did:example:issuer', name: 'School of Sails' } })
    expect(await api.issued(asked)).toMatchObject({ issuer: { id: api.did(), name: 'School of Sails' } })
  })
  statement(api, 'a credential has a subject', { refuses: [credential({ credentialSubject: undefined })] })
  statement(api, 'every subject is the subject of something', {
    issues: [credential({ credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] })],
    refuses: [
      credential({ credentialSubject: {} }),
      credential({ credentialSubject: [{ id: 'did:example:a' }, {}] }),
    ],
  })
})

describe('[VCDM 2.0, 4.9] Validity period', () => {
  for (const name of ['validFrom', 'validUntil'])
    statement(api, `${name} is a time with its zone`, {
      issues: [
        '2030-01-01T12:00:00Z',
        '2030-01-01T12:00:00.123Z',
        '2030-01-01T12:00:00-05:00',
        '9999-01-01T00:00:00Z',
      ].map(time => credential({ [name]: time })),
      refuses: ['2030-01-01', 'tomorrow', '2030-13-01T00:00:00Z', 7].map(time =>
        credential({ [name]: time }),
      ),
    })
  statement(api, 'what begins does not end before', {
    issues: [credential({ validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' })],
    refuses: [credential({ validFrom: '2026-01-01T00:00:01Z', validUntil: '2026-01-01T00:00:00Z' })],
  })
  statement(api, 'what ends does not begin after, whatever the zones', {
    issues: [credential({ validFrom: '2026-01-01T01:00:00+02:00', validUntil: '2026-01-01T00:00:00Z' })],
    refuses: [credential({ validFrom: '2026-01-01T01:00:00-02:00', validUntil: '2026-01-01T02:00:00Z' })],
  })
})

describe('[VCDM 2.0, 4.10 and 4.11] Status and schemas', () => {
  statement(api, 'a status has a type', { refuses: [withType('credentialStatus', undefined)] })
  statement(api, 'which follows what is said of types', {
    issues: [withType('credentialStatus', known)],
    refuses: [withType('credentialStatus', 'Undefined')],
  })
  statement(api, 'the id of a status is one URL, if there is one', {
    issues: [credential({ credentialStatus: { type: known } })],
    refuses: [['urn:a:1', 'urn:a:2'], 'not a url'].map(id =>
      credential({ credentialStatus: { id, type: known } }),
    ),
  })
  statement(api, 'the type of a status is a text', {
    issues: [withType('credentialStatus', known)],
    refuses: [withType('credentialStatus', 2)],
  })
  statement(api, 'there may be one schema or several', {
    issues: [
      withType('credentialSchema', known),
      credential({ credentialSchema: [1, 2].map(n => ({ id: `https://school.example/${n}`, type: known })) }),
    ],
  })
  statement(api, 'a schema has a type and an id that is a URL', {
    issues: [withType('credentialSchema', known)],
    refuses: [{ id: 'https://school.example/1' }, { type: known }, { id: 7, type: known }].map(
      credentialSchema => credential({ credentialSchema }),
    ),
  })
  statement(api, 'several schemas are judged each by its own type', {
    refuses: [
      credential({ credentialSchema: [{ id: 'https://school.example/1', type: known }, { id: 'urn:a:1' }] }),
    ],
  })
})
