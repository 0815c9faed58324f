import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJws, signJwt } from '../sign/sign-jwt.ts'
import { addresses, canonize, keyIssuer, makeBadge, portsOver, sampleCredential } from '../testing/index.ts'
import type { Report } from './report.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = keyIssuer()
const badge = sampleCredential(issuer.did)
const base = 'https://www.w3.org/ns/credentials/v2'
const clr = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'
const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const signed = async (document: JsonObject, by = issuer) =>
  await signDataIntegrity(document, by.signer, { canonize, crypto: nodeCrypto }, new Date('2026-01-01'))
const codes = (report: Report) => report.inside.map(each => [each.as, each.report.sentence.code])

describe('[CLR 2.0, ClrSubject] each credential in a learner record has a report of its own', () => {
  const record = async (inside: Json[]) => {
    const document = {
      ...badge,
      '@context': [base, clr, ob],
      type: ['VerifiableCredential', 'ClrCredential'],
      credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: inside },
    }
    return await verify(await signJwt(document, issuer.signer), portsOver())
  }
  it('with its status and its time; that the time of one is over does not speak against the record', async () => {
    const over = await signJwt({ ...badge, validUntil: '2026-03-01T00:00:00Z' }, issuer.signer)
    const report = await record([badge, over])
    expect(report.verdict).toBe('valid')
    expect(codes(report)).toEqual([
      ['recorded', 'valid'],
      ['recorded', 'expired'],
    ])
  })
  it('and the record is as good as they are', async () => {
    const list = 'https://school.example/list'
    const credentialStatus = { id: list, type: '1EdTechRevocationList' }
    const revoked = await signJwt({ ...badge, credentialStatus }, issuer.signer)
    const document = {
      ...badge,
      '@context': [base, clr, ob],
      type: ['VerifiableCredential', 'ClrCredential'],
      credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: [revoked] },
    }
    const web = { [list]: { id: list, revokedCredential: [{ id: badge['id'] }] } }
    const report = await verify(await signJwt(document, issuer.signer), portsOver(web))
    expect(report).toMatchObject({ verdict: 'invalid', sentence: { code: 'inside-invalid' } })
    expect(codes(report)).toEqual([['recorded', 'revoked']])
    expect((await record([await signJwt(badge, keyIssuer().signer)])).verdict).toBe('invalid')
    expect((await record([7, 'https://school.example/1'])).verdict).toBe('invalid')
  })
})

describe('[OB 3.0, Endorsements] each endorsement in a badge has a report of its own', () => {
  const other = keyIssuer()
  const endorsement = (about: string): JsonObject => ({
    '@context': [base, ob],
    id: 'urn:uuid:5f3c3d0e-7f5a-4a43-9c0b-2b7a1c7f0001',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'A word from the harbour',
    issuer: { id: other.did, type: ['Profile'], name: 'Harbour' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Good knots.' },
  })
  const endorsed = async (given: JsonObject) => {
    const subject = Object(badge['credentialSubject'])
    const credentialSubject = { ...subject, achievement: { ...subject.achievement, ...given } }
    return await verify(await signJwt({ ...badge, credentialSubject }, issuer.signer), portsOver())
  }
  const own = 'https://school.example/badges/1'
  it('as a JWT or with a proof', async () => {
    const jwt = await signJwt(endorsement(own), other.signer)
    const report = await endorsed({
      endorsement: [await signed(endorsement(own), other)],
      endorsementJwt: [jwt],
    })
    expect(report.verdict).toBe('valid')
    expect(report.inside.map(({ about, report: of }) => [about, of.verdict])).toEqual([
      [own, 'valid'],
      [own, 'valid'],
    ])
  })
  it('and one that is forged or of something else counts for nothing, and does not harm the badge', async () => {
    const forged = { ...(await signed(endorsement(own), other)), name: 'Much praise' }
    const elsewhere = await signJwt(endorsement('https://school.example/badges/2'), other.signer)
    const report = await endorsed({ endorsement: [forged], endorsementJwt: [elsewhere] })
    expect(report.verdict).toBe('valid')
    expect(codes(report)).toEqual([
      ['endorsement', 'forged'],
      ['endorsement', 'malformed'],
    ])
    expect(report.inside[1]?.report.findings).toContainEqual(
      expect.objectContaining({ outcome: 'failed', reason: 'endorsement-elsewhere' }),
    )
  })
})

describe('[OB 2.0, Endorsement] each endorsement of a hosted badge has a report of its own', () => {
  const harbour = 'https://harbour.example'
  const endorsement = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Endorsement',
    id: `${harbour}/endorsements/1`,
    claim: { id: addresses.badge, endorsementComment: 'Good knots.' },
    issuer: `${harbour}/issuer`,
    issuedOn: '2026-01-01T00:00:00Z',
    verification: { type: 'HostedBadge' },
  }
  const profile = { ...endorsement, type: 'Issuer', id: `${harbour}/issuer`, name: 'Harbour', url: harbour }
  const endorsed = async (answers: Record<string, object | number>) => {
    const { input, web } = await makeBadge('2.0 hosted')
    const badgeClass = { ...Object(web[addresses.badge]), endorsement: [endorsement.id] }
    return await verify(
      input,
      portsOver({ ...web, [addresses.badge]: badgeClass, [profile.id]: profile, ...answers }),
    )
  }
  it('and decides nothing about the badge', async () => {
    const good = await endorsed({ [endorsement.id]: endorsement })
    expect(good.verdict).toBe('valid')
    expect(good.inside).toMatchObject([{ about: addresses.badge, report: { verdict: 'valid' } }])
    for (const [answer, verdict] of [
      [{ ...endorsement, claim: { id: `${harbour}/x` } }, 'invalid'],
      [{ ...endorsement, issuer: addresses.issuer }, 'invalid'],
      [{ ...endorsement, revoked: true }, 'invalid'],
      [404, 'unknown'],
    ] as const) {
      const report = await endorsed({ [endorsement.id]: answer })
      expect(report.verdict).toBe('valid')
      expect(report.inside[0]?.report.verdict).toBe(verdict)
    }
  })
  it('that is signed is judged by its signature', async () => {
    const { input, web } = await makeBadge('2.0 hosted')
    const key = keyIssuer()
    const at = `${harbour}/keys/1`
    const jws = await signJws(
      { ...endorsement, verification: { type: 'SignedBadge', creator: at } },
      { ...key.signer, verificationMethod: at },
    )
    const method = { id: at, type: 'Multikey', publicKeyMultibase: key.publicKeyMultibase }
    const served = {
      ...web,
      [addresses.badge]: { ...Object(web[addresses.badge]), endorsement: jws },
      [profile.id]: { ...profile, publicKey: at },
      [at]: { id: at, verificationMethod: [method] },
    }
    expect((await verify(input, portsOver(served))).inside[0]?.report.verdict).toBe('valid')
    expect(
      (await verify(input, portsOver({ ...served, [profile.id]: profile }))).inside[0]?.report,
    ).toMatchObject({ verdict: 'invalid', sentence: { code: 'issuer-unproven' } })
  })
})

describe('several badges in one file', () => {
  it.each<[string, (jwt: string, proven: JsonObject) => string, string]>([
    ['as a list', (jwt, proven) => JSON.stringify([proven, jwt]), 'list of 2'],
    ['one a line', (jwt, proven) => `${jwt}\n${JSON.stringify(proven)}\n`, 'one a line'],
    [
      'as the API of Open Badges 3.0 sends them',
      (jwt, proven) => JSON.stringify({ credential: [proven], compactJwsString: [jwt] }),
      'Open Badges 3.0 API',
    ],
    [
      'as Badge Connect sends them',
      jwt => JSON.stringify({ status: {}, assertions: [], signedAssertions: [jwt, jwt] }),
      'Badge Connect',
    ],
  ])('are judged one by one %s', async (_name, write, why) => {
    const jwt = await signJwt(badge, issuer.signer)
    const report = await verify(write(jwt, await signed(badge)), portsOver())
    expect(report).toMatchObject({ verdict: 'valid', badge: null, sentence: { code: 'all-valid' } })
    expect(report.inside).toHaveLength(2)
    expect(report.detected.why).toContain(why)
    const forged = await verify(write(jwt.slice(0, -8), { ...badge, proof: {} }), portsOver())
    expect(forged).toMatchObject({ verdict: 'invalid', sentence: { code: 'some-invalid' } })
  })
  it('are no list when something else stands among them', async () => {
    expect((await verify('[{}, 7]', portsOver())).sentence.code).toBe('unreadable')
  })
  it('[OB 2.1] one in the envelope of Badge Connect is that badge', async () => {
    const { document, web } = await makeBadge('2.0 hosted')
    const report = await verify(JSON.stringify({ assertion: document }), portsOver(web))
    expect(report).toMatchObject({ verdict: 'valid', badge: { name: 'Knots' } })
    expect(report.detected.why).toContain('Badge Connect')
  })
})

describe('[VCDM 2.0, 4.13] a presentation is signed by its holder', () => {
  const holder = keyIssuer()
  const shown = async (change: JsonObject = {}, by = holder) => {
    const presentation: JsonObject = {
      '@context': [base],
      type: ['VerifiablePresentation'],
      holder: holder.did,
      verifiableCredential: [await signed(badge)],
      ...change,
    }
    return await signJws({ ...presentation, nonce: 'n-1', aud: 'https://viewer.example' }, by.signer)
  }
  it('whose key it must be', async () => {
    expect(await verify(await shown(), portsOver())).toMatchObject({ verdict: 'valid' })
    expect(await verify(await shown({}, keyIssuer()), portsOver())).toMatchObject({
      verdict: 'invalid',
      findings: expect.arrayContaining([expect.objectContaining({ reason: 'holder-unproven' })]),
    })
    expect((await verify((await shown()).slice(0, -4), portsOver())).verdict).toBe('invalid')
  })
  it('for one occasion and one viewer', async () => {
    const good = { challenge: 'n-1', domain: 'https://viewer.example' }
    expect((await verify(await shown(), portsOver(), good)).verdict).toBe('valid')
    for (const [other, reason] of [
      [{ challenge: 'n-2' }, 'proof-challenge'],
      [{ domain: 'https://other.example' }, 'proof-domain'],
    ] as const)
      expect((await verify(await shown(), portsOver(), other)).findings).toContainEqual(
        expect.objectContaining({ outcome: 'failed', reason }),
      )
  })
  it('which does not make good what nobody signed', async () => {
    expect((await verify(await shown({ verifiableCredential: [badge] }), portsOver())).verdict).toBe(
      'invalid',
    )
    const own = sampleCredential(holder.did)
    expect((await verify(await shown({ verifiableCredential: [own] }), portsOver())).verdict).toBe('valid')
  })
})
