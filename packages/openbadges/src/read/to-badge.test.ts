import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import type { Badge, BadgeVersion } from '../model.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { keyIssuer, sampleCredential } from '../testing/index.ts'
import { read } from './read.ts'
import { toBadge } from './to-badge.ts'

const context = (version: number) => ({ '@context': `https://w3id.org/openbadges/v${version}` })
const parts = {
  recipient: { type: 'email', identity: 'ada@learner.example', hashed: false },
  badge: 'https://school.example/b',
}
const modern = 'https://www.w3.org/ns/credentials/v2'

describe('the version of a badge is seen from the badge itself', () => {
  it.each<[string, JsonObject, BadgeVersion]>([
    ['the context of 2.0', { ...context(2), ...parts }, '2.0'],
    [
      'the context of 2.0 among others',
      { '@context': ['https://x.example/', 'https://w3id.org/openbadges/v2'], ...parts },
      '2.0',
    ],
    ['the context of 1.1', { ...context(1), ...parts }, '1.1'],
    ['no context', { ...parts, verify: { type: 'hosted', url: 'https://school.example/a' } }, '1.0'],
    ['a recipient that is a text', { ...parts, recipient: 'ada@learner.example' }, '0.5'],
    ['a badge inside, as the Backpack kept it', { ...parts, badge: { name: 'Knots' } }, '1.0'],
    ['a credential of today', { '@context': [modern], type: ['VerifiableCredential'] }, '3.0'],
    ['a credential of yesterday', { '@context': ['https://www.w3.org/2018/credentials/v1'] }, '3.0'],
  ])('by %s', (_name, document, version) => {
    const outcome = read(JSON.stringify(document))
    expect(outcome).toMatchObject({
      kind: 'badge',
      reading: { version, why: expect.stringMatching(/^Its? .*\.$/) },
    })
  })

  it('and whether it is signed, hosted or neither', async () => {
    const { did, signer } = keyIssuer()
    expect(readingOf(await signJwt(sampleCredential(did), signer))).toMatchObject({
      version: '3.0',
      form: 'vc-jwt',
    })
    expect(readingOf(JSON.stringify({ ...sampleCredential(did), proof: {} }))).toMatchObject({
      form: 'data-integrity',
    })
    expect(readingOf(JSON.stringify(sampleCredential(did)))).toMatchObject({ form: 'unsigned' })
    expect(readingOf(JSON.stringify({ ...context(2), ...parts }))).toMatchObject({ form: 'hosted' })
  })

  it('and its text is kept as it stood, to the last blank', () => {
    const text = ` ${JSON.stringify({ ...context(2), ...parts }, null, 2)}\r\n`
    expect(readingOf(text).text).toBe(text)
  })
})

describe('a badge of any age is shown in the same words', () => {
  it('0.5, with its paths behind the origin and its seconds as a date', () => {
    expect(
      badgeOf({
        recipient: 'sha256$00',
        salt: 'Meersalz',
        issued_on: 1_356_998_400,
        expires: '2014-01-01',
        evidence: '/evidence/1',
        badge: {
          name: 'Knots',
          image: '/knots.png',
          description: 'Ties knots.',
          criteria: '/knots',
          issuer: {
            origin: 'https://school.example',
            name: 'School',
            org: 'Sails',
            contact: 'office@school.example',
          },
        },
      }),
    ).toMatchObject({
      version: '0.5',
      name: 'Knots',
      image: 'https://school.example/knots.png',
      criteria: { url: 'https://school.example/knots' },
      evidence: [{ url: 'https://school.example/evidence/1' }],
      issuedOn: '2013-01-01T00:00:00.000Z',
      expires: '2014-01-01',
      issuer: {
        id: 'https://school.example',
        name: 'School: Sails',
        url: 'https://school.example',
        email: 'office@school.example',
      },
      recipients: [{ type: 'email', identity: 'sha256$00', hashed: true, salt: 'Meersalz' }],
    })
  })

  it('2.0, whether it says one thing or many', () => {
    const badge = {
      name: 'Knots',
      criteria: { narrative: 'Tie them.' },
      image: { id: 'https://school.example/knots.png', caption: 'A bowline' },
      tags: 'rope',
      alignment: { targetName: 'Seamanship', targetUrl: 'https://frames.example/sea' },
      issuer: { id: 'https://school.example/issuer', name: 'School' },
      '@language': 'en',
    }
    const evidence = [
      { id: 'https://school.example/e', name: 'Film', narrative: 'All twelve.' },
      'https://school.example/f',
    ]
    expect(
      badgeOf({ ...context(2), id: 'https://school.example/a', ...parts, badge, evidence }),
    ).toMatchObject({
      id: 'https://school.example/a',
      criteria: { url: null, narrative: 'Tie them.' },
      image: 'https://school.example/knots.png',
      imageAlt: 'A bowline',
      tags: ['rope'],
      alignments: [{ name: 'Seamanship', url: 'https://frames.example/sea' }],
      issuer: { id: 'https://school.example/issuer', name: 'School' },
      evidence: [{ name: 'Film' }, { url: 'https://school.example/f' }],
      language: 'en',
    })
  })

  it('3.0, with everything our own credentials say', () => {
    expect(badgeOf(sampleCredential('did:example:school'))).toMatchObject({
      version: '3.0',
      name: '結び目 🧶',
      description: 'Ties twelve knots,\nblindfolded.',
      criteria: { url: 'https://school.example/knots', narrative: 'Tie them while **somebody** watches.' },
      image: 'https://school.example/knots.png',
      imageAlt: 'A bowline',
      achievementId: 'https://school.example/badges/1',
      achievementType: 'Badge',
      issuer: {
        id: 'did:example:school',
        name: 'مدرسة الأشرعة ⛵',
        url: 'https://school.example',
        email: 'office@school.example',
        image: 'https://school.example/logo.png',
      },
      recipients: [{ type: 'email', hashed: true, salt: 'Meersalz' }],
      issuedOn: '2026-01-01T00:00:00Z',
      expires: '2027-01-01T00:00:00Z',
      evidence: [{ url: 'https://school.example/evidence/1', name: 'Film', narrative: 'All twelve.' }],
      narrative: 'Twelve of twelve.',
      tags: ['rope', 'sea'],
      alignments: [{ name: 'Seamanship', url: 'https://frames.example/sea' }],
      language: 'en-GB',
    })
  })

  it('3.0, with names in several languages and an issuer that is only an address', () => {
    const achievement = {
      name: { en: 'Knots', de: 'Knoten' },
      description: { '@value': 'Ties knots.', '@language': 'en' },
    }
    const document = {
      '@context': [modern],
      type: 'VerifiableCredential',
      issuer: 'https://school.example/issuer',
      credentialSubject: [{ id: 'did:example:ada', achievement: [achievement] }],
    }
    expect(badgeOf(document)).toMatchObject({
      name: 'Knots',
      description: 'Ties knots.',
      subjectId: 'did:example:ada',
      issuer: { id: 'https://school.example/issuer', name: null },
    })
  })

  it.each<[string, JsonObject]>([
    ['2.0', { ...context(2), badge: 7, recipient: [], evidence: [null, 7, {}], issuedOn: {} }],
    ['1.0', { badge: null, recipient: null }],
    ['3.0', { '@context': [modern], issuer: 7, credentialSubject: 'x', evidence: 7, validFrom: [] }],
  ])('even when a badge of %s makes no sense', (_version, document) => {
    expect(badgeOf(document)).toMatchObject({ name: 'Badge', recipients: [], issuedOn: null })
  })
})

function readingOf(text: string) {
  const outcome = read(text)
  if (outcome.kind !== 'badge') throw new Error(`It was not read: ${JSON.stringify(outcome)}`)
  return outcome.reading
}

function badgeOf(document: JsonObject): Badge {
  return toBadge(readingOf(JSON.stringify(document)))
}
