import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import {
  addresses,
  canonize,
  keyIssuer,
  makeBadge,
  portsOver,
  sampleCredential,
  school,
  testKey,
} from '../testing/index.ts'
import { judgeDataModel, judgeProof } from './judge-document.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = keyIssuer()
const badge = sampleCredential(issuer.did)
const base = 'https://www.w3.org/ns/credentials/v2'
const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

async function verdictOf(document: JsonObject): Promise<string> {
  const report = await verify(await signJwt(document, issuer.signer), portsOver())
  const shape = report.findings.find(finding => finding.check === 'shape')
  return shape && shape.outcome !== 'passed' ? shape.detail : report.verdict
}

describe('[OB 3.0, EndorsementCredential] an endorsement is judged as one', () => {
  const endorsement: JsonObject = {
    ...badge,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    credentialSubject: { id: school, type: ['EndorsementSubject'], endorsementComment: 'Good knots.' },
  }
  it('and says what it endorses', async () => {
    expect(await verdictOf(endorsement)).toBe('valid')
    expect(
      await verdictOf({ ...endorsement, credentialSubject: { type: ['EndorsementSubject'] } }),
    ).toContain('does not say what it endorses')
    expect(
      await verdictOf({ ...endorsement, credentialSubject: { id: school, type: ['Person'] } }),
    ).toContain('EndorsementSubject')
  })
})

describe('[CLR 2.0] a learner record is judged as one', () => {
  const record: JsonObject = {
    ...badge,
    '@context': [base, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', ob],
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: [badge] },
  }
  it('and holds credentials', async () => {
    expect(await verdictOf(record)).toBe('valid')
    const empty = { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: [] }
    expect(await verdictOf({ ...record, credentialSubject: empty })).toContain('holds no credentials')
    const jwt = await signJwt(badge, issuer.signer)
    const asJwt = { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: [jwt] }
    expect(await verdictOf({ ...record, credentialSubject: asJwt })).toBe('valid')
    expect(await verdictOf({ ...record, '@context': [base, ob] })).toContain('the @context of CLR is missing')
  })
})

describe('[CLR 2.0, ClrSubject] the credentials inside a learner record', () => {
  const holding = (inside: JsonObject | string): JsonObject => ({
    ...badge,
    '@context': [base, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', ob],
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: [badge, inside] },
  })
  it('keep their own signatures, which must hold', async () => {
    const proven = await signDataIntegrity(
      badge,
      issuer.signer,
      { canonize, crypto: nodeCrypto },
      new Date('2026-01-01'),
    )
    expect(await verdictOf(holding(proven))).toBe('valid')
    expect(await verdictOf(holding({ ...proven, name: 'Doctor' }))).toBe('invalid')
    const other = keyIssuer()
    expect(await verdictOf(holding(await signJwt(badge, other.signer)))).toBe('invalid')
  })
})

describe('[VCDM 2.0, 4.13] a presentation is judged with what it presents', () => {
  const judge = async (inside: object, accept: 'badges' | 'credentials' = 'credentials') => {
    const shown = { '@context': [base], type: ['VerifiablePresentation'], verifiableCredential: [inside] }
    return (await verify(JSON.stringify(shown), portsOver(), { accept })).verdict
  }
  it('and is no badge itself', async () => {
    const envelope = async (by: typeof issuer) => ({
      '@context': base,
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${await signJwt(badge, by.signer)}`,
    })
    expect(await judge(await envelope(issuer))).toBe('valid')
    expect(await judge(await envelope(keyIssuer()))).toBe('invalid')
    expect(await judge({ ...badge, issuer: 'nobody' })).toBe('invalid')
    expect(await judge(await envelope(issuer), 'badges')).toBe('valid')
    expect(await judge({ ...badge, type: ['VerifiableCredential'] }, 'badges')).toBe('invalid')
  })
})

describe('any credential is judged by its data model where any is accepted', () => {
  const plain = { ...badge, type: ['VerifiableCredential'] }
  it('and is no badge where badges are', async () => {
    const jwt = await signJwt(plain, issuer.signer)
    expect((await verify(jwt, portsOver())).verdict).toBe('invalid')
    expect((await verify(jwt, portsOver(), { accept: 'credentials' })).verdict).toBe('valid')
  })
})

it('[VC-JOSE-COSE] a JWT names its key by the kid inside the JWK', async () => {
  const key = testKey('ES256')
  const school = 'https://school.example/keys'
  const method = { id: `${school}#key-1`, type: 'JsonWebKey', publicKeyJwk: { ...key.jwk, kid: 'thumb' } }
  const document = { id: school, verificationMethod: [method], assertionMethod: [method.id] }
  const judge = async (kid: string) => {
    const jwt = await signJwt(sampleCredential(school), key.at(kid))
    return (await verify(jwt, portsOver({ [school]: document }))).verdict
  }
  expect(await judge('thumb')).toBe('valid')
  expect(await judge(`${school}#thumb`)).toBe('valid')
  expect(await judge('finger')).toBe('invalid')
})

const unsigned: JsonObject = {
  '@context': [base],
  type: ['VerifiableCredential'],
  issuer: 'https://school.example/',
  credentialSubject: { id: 'did:example:ada' },
}
const presentation: JsonObject = { '@context': [base], type: ['VerifiablePresentation'] }

describe('[VCDM 2.0, 4] what may be signed keeps to the data model', () => {
  it.each<[string, JsonObject, boolean]>([
    ['a credential', {}, true],
    ['a type that is a URL', { type: ['https://school.example/#Knots', 'VerifiableCredential'] }, true],
    ['a type that nobody defines', { type: ['VerifiableCredential', 'Knots'] }, false],
    ['no type', { type: [] }, false],
    ['a context that is no URL', { '@context': [base, 'https ://school.example'] }, false],
    ['a context that is a number', { '@context': [base, 7] }, false],
    ['no context of its model', { '@context': ['https://school.example/v1'] }, false],
    ['a word mapped to no URL', { '@context': [base, { Knots: 'https ://school.example#K' }] }, false],
    ['a protected word mapped anew', { '@context': [base, { VerifiableCredential: 'urn:x' }] }, false],
    ['an id that is null', { id: null }, false],
    ['an issuer that is no URL', { issuer: { id: 'school' } }, false],
    ['two issuers', { issuer: ['https://a.example', 'https://b.example'] }, false],
    ['no subject', { credentialSubject: [] }, false],
    ['a subject without claims', { credentialSubject: [{ id: 'did:example:ada' }, {}] }, false],
    ['a subject with two ids', { credentialSubject: { id: ['did:example:a', 'did:example:b'] } }, false],
    [
      'an end before its start',
      { validFrom: '2026-01-02T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' },
      false,
    ],
    ['a time without zone', { validFrom: '2026-01-01T00:00:00' }, false],
    ['a status without type', { credentialStatus: { id: 'urn:s' } }, false],
    ['a status whose id is a list', { credentialStatus: { type: 'urn:T', id: ['urn:s'] } }, false],
    ['a status without id', { credentialStatus: { type: 'urn:x:T' } }, true],
    ['a schema without id', { credentialSchema: { type: 'urn:x:T' } }, false],
    ['terms of use without type', { termsOfUse: [{ type: 'urn:x:T' }, { id: 'urn:t' }] }, false],
    ['evidence without type', { evidence: { id: 'urn:e' } }, false],
    ['something related without digest', { relatedResource: { id: 'https://school.example/a' } }, false],
  ])('%s', async (_name, change, good) => {
    const finding = await judgeDataModel({ ...unsigned, ...change }, portsOver())
    expect(finding.outcome === 'passed').toBe(good)
  })

  it.each<[string, JsonObject, boolean]>([
    ['a presentation of nothing', {}, true],
    ['a holder', { holder: { id: 'did:example:ada' } }, true],
    ['a holder without id', { holder: { name: 'Ada' } }, false],
    ['a holder that is no URL', { holder: 'Ada' }, false],
    ['a good credential', { verifiableCredential: [unsigned] }, true],
    ['a bad credential', { verifiableCredential: [unsigned, { ...unsigned, issuer: 'x' }] }, false],
    [
      'an envelope that does not say so',
      { verifiableCredential: [{ ...unsigned, id: 'data:application/vc+jwt,e' }] },
      false,
    ],
  ])('[VCDM 2.0, 4.13] %s', async (_name, change, good) => {
    const finding = await judgeDataModel({ ...presentation, ...change }, portsOver())
    expect(finding.outcome === 'passed').toBe(good)
  })

  it('and a document without a proof proves nothing', async () => {
    expect(await judgeProof(unsigned, portsOver())).toMatchObject({ outcome: 'failed', reason: 'unsigned' })
  })
})

describe('[OB 2.0] single documents are judged where they are accepted', () => {
  const judge = async (change: JsonObject, accept: 'badges' | 'credentials' = 'credentials') => {
    const { web } = await makeBadge('2.0 hosted')
    const document = { ...(web[addresses.badge] as JsonObject), ...change }
    const served = { ...web, [addresses.badge]: document }
    return (await verify(JSON.stringify(document), portsOver(served), { accept })).verdict
  }
  it('a badge class', async () => {
    expect(await judge({})).toBe('valid')
    expect(await judge({ type: ['BadgeClass', 'NoSuchClass'] })).toBe('invalid')
    expect(await judge({ issuer: null })).toBe('invalid')
    expect(await judge({}, 'badges')).toBe('invalid')
  })
  it('[OB 2.0, Class definitions] and optional properties must be what they are called', async () => {
    expect(await judge({ '@language': 'de-CH', version: '2', related: { id: 'https://a.example/1' } })).toBe(
      'valid',
    )
    for (const change of [
      { '@language': 'schwiizerdütsch' },
      { version: ['1', '2'] },
      { related: { id: 'https://a.example/1', '@language': '!!' } },
      { image: { id: 'https://a.example/a.png', author: 'Beth' } },
    ])
      expect(await judge(change)).toBe('invalid')
  })
})

describe('[OB 2.0, Extensions] a hosted badge with an extension', () => {
  const context = 'https://school.example/ext/context.json'
  const schema = 'https://school.example/ext/schema.json'
  const shown = {
    [context]: {
      '@context': { knots: 'https://school.example/ext#knots' },
      'obi:validation': [{ 'obi:validatesType': 'extensions:Knots', 'obi:validationSchema': schema }],
    },
    [schema]: { type: 'object', required: ['knots'], properties: { knots: { type: 'integer' } } },
  }
  const judge = async (knots: JsonObject, more: object = shown) => {
    const { document, web } = await makeBadge('2.0 hosted')
    const own = { '@context': context, type: ['Extension', 'extensions:Knots'], ...knots }
    const extended = { ...document, 'extensions:Knots': own }
    const report = await verify(
      JSON.stringify(extended),
      portsOver({ ...web, ...more, [addresses.assertion]: extended }),
    )
    return report.verdict
  }
  it('is good as long as the extension fits its schema', async () => {
    expect(await judge({ knots: 12 })).toBe('valid')
    expect(await judge({ knots: 'twelve' })).toBe('invalid')
    expect(await judge({})).toBe('invalid')
  })
  it('is not worse for a schema that cannot be read', async () => {
    expect(await judge({}, {})).toBe('valid')
  })
})

it('[OB 2.0, Recipient] a badge for another kind of identity is not for somebody whose whole profile is known', async () => {
  const { document, web } = await makeBadge('2.0 hosted')
  const recipient = { type: 'url', hashed: false, identity: 'https://ada.example/' }
  const other = { ...document, recipient }
  const ports = () => portsOver({ ...web, [addresses.assertion]: other })
  const email = ['ada@learner.example']
  expect((await verify(JSON.stringify(other), ports(), { recipient: email })).verdict).toBe('unknown')
  expect((await verify(JSON.stringify(other), ports(), { profile: { email } })).verdict).toBe('invalid')
  expect(
    (await verify(JSON.stringify(other), ports(), { profile: { email, url: ['https://ada.example/'] } }))
      .verdict,
  ).toBe('valid')
})

it('[OB 2.0, IdentityHash] a recipient is hashed with md5 or sha256, and with nothing else', async () => {
  const { document, web } = await makeBadge('2.0 hosted')
  const judge = async (identity: string) => {
    const changed = { ...document, recipient: { type: 'email', hashed: true, identity } }
    const report = await verify(
      JSON.stringify(changed),
      portsOver({ ...web, [addresses.assertion]: changed }),
    )
    return report.verdict
  }
  expect(await judge(`sha256$${'AB'.repeat(32)}`)).toBe('valid')
  expect(await judge(`sha512$${'ab'.repeat(64)}`)).toBe('invalid')
  expect(await judge(`sha1$${'ab'.repeat(20)}`)).toBe('invalid')
})
