import { createHash } from 'node:crypto'
import type { JsonObject } from 'openbadges/read'
import { describe, expect, test } from 'vitest'
import { credential, presentation, startApi, statement } from './testing/api.ts'

const resource = 'https://school.example/syllabus.json'
const bytes = '{"weeks":12}\n'
const api = startApi({ [resource]: bytes })
const base = 'https://www.w3.org/ns/credentials/v2'
const known = 'https://words.example/Kind'

const expectJudged = async (presentation: unknown, status: 200 | 400) => {
  const answer = await api.verifyPresentation(presentation)
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
}

describe('[VCDM 2.0, 4.13] Presentations', () => {
  test('the id is one URL, if there is one', async () => {
    await expectJudged(
      await api.present(presentation({ id: 'urn:uuid:0197f3a0-0000-7000-8000-000000000009' })),
      200,
    )
    for (const id of ['no url', 7, ['urn:a:1', 'urn:a:2']])
      await expectJudged({ ...(await api.present(presentation())), id }, 400)
  })
  test('the type is there', async () => {
    const good = await api.present(presentation())
    await expectJudged(good, 200)
    await expectJudged({ ...good, type: [] }, 400)
  })
  test('one type is VerifiablePresentation, others may be', async () => {
    await expectJudged(await api.present(presentation({ type: [known, 'VerifiablePresentation'] })), 200)
    await expectJudged(await api.present(presentation({ type: [known] })), 400)
  })
  test('what is presented are credentials, as objects', async () => {
    const two = [await api.issued(credential()), await api.issued(credential({ id: 'urn:a:2' }))]
    const good = await api.present(presentation({ verifiableCredential: two }))
    await expectJudged(good, 200)
    for (const odd of [7, 'https://school.example/1'])
      await expectJudged({ ...good, verifiableCredential: [...two, odd] }, 400)
  })
  test('a holder is a URL, or an object with one', async () => {
    for (const holder of [api.did(), { id: api.did() }])
      await expectJudged(await api.present(presentation({ holder })), 200)
    for (const holder of ['nobody', { id: 7 }, { name: 'Ada' }])
      await expectJudged({ ...(await api.present(presentation())), holder }, 400)
  })
  const selfAsserted = (issuer: string) => credential({ issuer })
  test('a presentation with a credential that its own signature secures has a holder', async () => {
    const inside = { verifiableCredential: [selfAsserted(api.did())] }
    await expectJudged(await api.present(presentation({ ...inside, holder: api.did() })), 200)
    await expectJudged(await api.present(presentation(inside)), 400)
  })
  test('and that holder is the issuer, and holds the key', async () => {
    const shown = (issuer: string, holder: string) =>
      api.present(presentation({ verifiableCredential: [selfAsserted(issuer)], holder }))
    await expectJudged(await shown(api.did(), 'did:example:acme'), 400)
    await expectJudged(await shown('did:example:acme', api.did()), 400)
    await expectJudged(await shown(api.did('P-256'), api.did('P-256')), 400)
  })
  test('a credential inside whose issuer does not control its key is refused', async () => {
    const stolen = { ...(await api.issued(credential())), issuer: 'https://other.example/issuer' }
    await expectJudged(await api.present(presentation({ verifiableCredential: [stolen] })), 400)
  })
})

const enveloped = () => api.issued(credential(), { securingMechanism: 'jose' })
const jws = (envelope: JsonObject) => String(envelope['id']).split(',').at(-1)

describe('[VCDM 2.0, 4.13.1 and 4.13.2] Envelopes', () => {
  test('the envelope of a credential has the base context', async () => {
    const good = await enveloped()
    expect((await api.verify(good)).status).toBe(200)
    for (const context of [[], 'https://www.w3.org/ns/credentials/examples/v2'])
      expect((await api.verify({ ...good, '@context': context })).status).toBe(400)
  })
  test('its id is a data: URL', async () => {
    const good = await enveloped()
    expect((await api.verify({ ...good, id: jws(good) })).status).toBe(400)
    expect((await api.verify({ ...good, id: `data:text/plain,${jws(good)}` })).status).toBe(400)
  })
  test('its type says that it is one', async () => {
    const good = await enveloped()
    for (const type of [
      undefined,
      'VerifiableCredential',
      ['EnvelopedVerifiableCredential', 'VerifiableCredential'],
    ])
      expect((await api.verify({ ...good, type })).status).toBe(400)
  })
  test('a credential in an envelope can be presented', async () => {
    const good = await enveloped()
    const presented = await api.present(presentation({ verifiableCredential: [good] }))
    await expectJudged(presented, 200)
    const { type: _type, ...untold } = good
    await expectJudged({ ...presented, verifiableCredential: [untold] }, 400)
  })
  const asJwt = async (change: JsonObject = {}) => {
    const { signJws } = await import('openbadges/sign')
    const text = await signJws(presentation({ holder: api.did(), ...change }), api.signer())
    return {
      '@context': base,
      type: 'EnvelopedVerifiablePresentation',
      id: `data:application/vp+jwt,${text}`,
    }
  }
  test('the envelope of a presentation has the base context', async () => {
    const good = await asJwt()
    await expectJudged(good, 200)
    for (const context of [[], ['https://www.w3.org/ns/credentials/examples/v2']])
      await expectJudged({ ...good, '@context': context }, 400)
  })
  test('and its id is a data: URL', async () => {
    const good = await asJwt()
    await expectJudged({ ...good, id: jws(good) }, 400)
  })
  test('and its type says that it is one', async () => {
    await expectJudged({ ...(await asJwt()), type: ['VerifiablePresentation'] }, 400)
  })
})

const sri = (name: string, text = bytes) => `${name}-${createHash(name).update(text).digest('base64')}`
const raw = createHash('sha256').update(bytes).digest()
const multihash = `u${Buffer.concat([Buffer.from([0x12, 0x20]), raw]).toString('base64url')}`
const related = (...relatedResource: unknown[]) =>
  credential({ relatedResource: relatedResource as JsonObject[] })

describe('[VCDM 2.0, 5] Advanced concepts', () => {
  statement(api, 'no context gives a protected word another meaning', {
    refuses: [
      credential({ '@context': [base, { VerifiableCredential: 'https://words.example/Other' }] }),
      credential({
        '@context': [
          base,
          { '@protected': true, knot: 'https://a.example/1' },
          { knot: 'https://a.example/2' },
        ],
        knot: 'bowline',
      }),
    ],
  })
  statement(api, 'related resources are objects with a digest', {
    issues: [
      related({ id: resource, digestSRI: sri('sha256') }),
      related({ id: resource, digestSRI: sri('sha384'), mediaType: 'application/json' }),
      related({ id: resource, digestMultibase: multihash }),
    ],
    refuses: [related(resource)],
  })
  statement(api, 'each has an id', { refuses: [related({ digestSRI: sri('sha256') })] })
  statement(api, 'and each stands there once', {
    refuses: [
      related({ id: resource, digestSRI: sri('sha256') }, { id: resource, digestSRI: sri('sha384') }),
    ],
  })
  statement(api, 'and has a digest', { refuses: [related({ id: resource, mediaType: 'application/json' })] })
  statement(api, 'and the digest fits what is there', {
    issues: [related({ id: resource, digestSRI: sri('sha512') })],
    refuses: [
      related({ id: resource, digestSRI: sri('sha256', 'other') }),
      related({ id: resource, digestMultibase: `u${Buffer.alloc(32).toString('base64url')}` }),
      related({ id: resource, digestMultibase: 'zNoDigest' }),
    ],
  })
  const service = (n: number, more: JsonObject = { type: known }) => ({
    id: `https://school.example/${n}`,
    ...more,
  })
  statement(api, 'there may be one refresh service or several', {
    issues: [
      credential({ refreshService: service(1) }),
      credential({ refreshService: [service(1), service(2)] }),
    ],
  })
  statement(api, 'each with its type', {
    refuses: [credential({ refreshService: [service(1), service(2, {})] })],
  })
  statement(api, 'there may be several terms of use', {
    issues: [credential({ termsOfUse: [service(1), { type: known }] })],
  })
  statement(api, 'each with its type, and perhaps an id', {
    issues: [credential({ termsOfUse: service(1) })],
    refuses: [credential({ termsOfUse: [{ id: 'https://school.example/1' }] })],
  })
  statement(api, 'evidence is an object or several', {
    issues: [credential({ evidence: service(1) }), credential({ evidence: [service(1), { type: known }] })],
    refuses: [credential({ evidence: 'somewhere' })],
  })
  statement(api, 'what is reserved for extensions has a type', {
    issues: [
      credential({ renderMethod: { type: known } }),
      credential({ confidenceMethod: { type: known } }),
    ],
    refuses: [
      credential({ renderMethod: {} }),
      credential({ confidenceMethod: { id: 'https://a.example/1' } }),
    ],
  })
})

test('[VCDM 2.0, 7] a presentation is verified, and no longer when its proof changes', async () => {
  const good = await api.present(presentation())
  await expectJudged(good, 200)
  const [proof] = good['proof'] as JsonObject[]
  await expectJudged({ ...good, proof: { ...proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' } }, 400)
})
