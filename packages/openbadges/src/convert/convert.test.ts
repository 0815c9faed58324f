import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { read } from '../read/read.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { addresses, identity, salt } from '../testing/forms.ts'
import {
  canonize,
  type FormName,
  keyIssuer,
  learner,
  makeBadge,
  portsOver,
  sampleCredential,
} from '../testing/index.ts'
import { verify } from '../verify/verify.ts'
import { type ConversionSource, convert, gatherSource } from './index.ts'

vi.setConfig({ testTimeout: 120_000 })

const ports = { canonize, crypto: nodeCrypto }

async function sourceOf(form: FormName) {
  const { input, web } = await makeBadge(form)
  const outcome = read(input)
  const text = outcome.kind === 'url' ? JSON.stringify({ id: input, ...Object(web[input]) }) : input
  const again = read(text)
  if (again.kind !== 'badge') throw new Error('No badge was made.')
  return { source: await gatherSource(again.reading, portsOver(web)), web }
}

const said = (document: JsonObject) => JSON.stringify(document)

describe('a badge in an older version becomes one of 3.0', () => {
  it.each(['0.5 hosted', '1.1 hosted', '1.1 jws', '2.0 hosted', '2.0 jws'] as const)(
    'from %s',
    async form => {
      const { source } = await sourceOf(form)
      const { document, report } = convert(source, '3.0')
      expect(report.missing).toEqual([])
      const unsigned = await verify(said(document), portsOver(), { recipient: [learner] })
      expect(unsigned.findings.filter(each => each.outcome === 'failed')).toEqual([
        expect.objectContaining({ check: 'proof', reason: 'unsigned' }),
      ])
      expect(unsigned.badge).toMatchObject({
        name: 'Knots',
        description: 'Ties twelve knots blindfolded.',
        criteria: { url: 'https://school.example/knots' },
        image: 'https://school.example/knots.png',
        recipients: [{ identity, salt, type: 'email', hashed: true }],
        issuer: { name: 'School of Sails' },
      })
      expect(Date.parse(unsigned.badge?.issuedOn ?? '')).toBe(Date.parse('2026-01-01T00:00:00Z'))
      expect(Date.parse(unsigned.badge?.expires ?? '')).toBe(Date.parse('2027-01-01T00:00:00Z'))
      const id = source.document['id']
      expect(document['evidence']).toContainEqual(
        expect.objectContaining({ id, type: ['Evidence', 'https://w3id.org/openbadges#Assertion'] }),
      )
      if (form !== '0.5 hosted')
        expect(document['credentialSubject']).toMatchObject({
          achievement: { related: [{ id: addresses.badge, type: ['Related'] }] },
        })
      expect(document['id']).not.toBe(id)
      expect(convert(source, '3.0').document).toEqual(document)
    },
  )

  it('which can be signed by whoever issues it anew, and by nobody else', async () => {
    const { source } = await sourceOf('2.0 jws')
    const { document, report } = convert(source, '3.0')
    expect(report.left).toContainEqual({ path: '', kind: 'object', why: 'signature' })
    const { did, signer } = keyIssuer()
    const created = new Date('2026-01-02T00:00:00Z')
    const stranger = await signDataIntegrity(document, signer, ports, created)
    expect((await verify(said(stranger), portsOver())).verdict).not.toBe('valid')
    const own = { ...document, issuer: { ...Object(document['issuer']), id: did } }
    const anew = await verify(said(await signDataIntegrity(own, signer, ports, created)), portsOver())
    expect(anew.findings.filter(each => each.outcome !== 'passed')).toEqual([])
  })
})

describe('a badge of 3.0 becomes one of 2.0', () => {
  const credential = sampleCredential('https://school.example/issuer')
  const source: ConversionSource = { document: credential, version: '3.0', form: 'data-integrity' }

  it('that counts where its issuer hosts it, and nowhere else', async () => {
    const { document, report } = convert(source, '2.0', {
      id: addresses.assertion,
      achievementId: addresses.badge,
    })
    expect(report).toMatchObject({ missing: [], assumed: [] })
    const left = report.left.filter(each => each.why !== 'form')
    expect(left).toEqual([
      { path: '/credentialSubject/achievement/achievementType', kind: 'text', why: 'no-place' },
    ])
    const { badge } = document
    const web = {
      [addresses.assertion]: { ...document, badge: addresses.badge },
      [addresses.badge]: { '@context': document['@context'], ...Object(badge), issuer: addresses.issuer },
      [addresses.issuer]: { '@context': document['@context'], ...Object(Object(badge)['issuer']) },
    }
    const hosted = await verify(said(document), portsOver(web), { recipient: [learner] })
    expect(hosted.findings.filter(each => each.outcome !== 'passed')).toEqual([])
    expect(hosted.badge).toMatchObject({ name: '結び目 \u{1F9F6}', tags: ['rope', 'sea'], language: 'en-GB' })
    const alone = await verify(said(convert(source, '2.0').document), portsOver(web))
    expect(alone.verdict).not.toBe('valid')
  })

  it('and back again says what it said', () => {
    const there = convert(source, '2.0')
    const back = convert({ document: there.document, version: '2.0', form: 'hosted' }, '3.0').document
    const [subject, first] = [Object(back['credentialSubject']), Object(credential['credentialSubject'])]
    expect(subject).toMatchObject({ narrative: first.narrative, identifier: first.identifier })
    const { achievementType: _type, id: _id, ...kept } = first.achievement
    expect(subject.achievement).toMatchObject(kept)
    expect(back).toMatchObject({ issuer: credential['issuer'], validFrom: credential['validFrom'] })
  })

  it('for the e-mail address among several identifiers', () => {
    const subject = Object(credential['credentialSubject'])
    const number = { type: 'IdentityObject', identityType: 'ext:nr', identityHash: '7', hashed: false }
    const document = {
      ...credential,
      credentialSubject: { ...subject, identifier: [number, ...subject.identifier] },
    }
    const { document: converted, report } = convert({ ...source, document }, '2.0')
    expect(converted['recipient']).toEqual({ type: 'email', identity, salt, hashed: true })
    expect(report.left).toContainEqual({
      path: '/credentialSubject/identifier/0/identityHash',
      kind: 'text',
      why: 'no-place',
    })
    const bare = {
      ...credential,
      credentialSubject: { ...subject, identifier: undefined, id: 'did:example:ada' },
    }
    expect(convert({ ...source, document: bare }, '2.0').document['recipient']).toEqual({
      type: 'id',
      identity: 'did:example:ada',
      hashed: false,
    })
  })
})

describe('a badge of 1.x becomes one of 2.0', () => {
  it('that is judged at its own address, as before', async () => {
    const { source, web } = await sourceOf('1.1 hosted')
    const { document } = convert(source, '2.0')
    expect(document).toMatchObject({ id: addresses.assertion, verification: { type: 'HostedBadge' } })
    const report = await verify(said(document), portsOver(web))
    expect(report.detected.version).toBe('2.0')
    expect(report.verdict).toBe('valid')
  })

  it('that is not taken for signed, when the old one was', async () => {
    const { source, web } = await sourceOf('1.1 jws')
    const { document, report } = convert(source, '2.0')
    expect(document['verification']).toEqual({ type: 'SignedBadge', creator: addresses.key })
    expect(report.left).toContainEqual({ path: '', kind: 'object', why: 'signature' })
    expect((await verify(said(document), portsOver(web))).verdict).not.toBe('valid')
  })

  it('with times, alignments and flags in their new spelling, and what was assumed said', () => {
    const old = {
      '@context': 'https://w3id.org/openbadges/v1',
      type: 'Assertion',
      id: 'https://school.example/a/1',
      issuedOn: 1_403_784_577,
      expires: '2030-06-01',
      recipient: { type: 'email', identity: 'ada@learner.example', hashed: 'false' },
      badge: {
        name: 'Knots',
        alignment: [{ name: 'Sea', url: 'https://frames.example/sea', description: 'Ropes' }],
      },
      'extensions:Weather': { '@context': 'https://weather.example/v1', wind: 7 },
    }
    const { document, report } = convert({ document: old, version: '1.1', form: 'hosted' }, '2.0')
    expect(document).toMatchObject({
      issuedOn: '2014-06-26T12:09:37.000Z',
      expires: '2030-06-01T00:00:00Z',
      recipient: { hashed: false },
      badge: {
        alignment: [
          { targetName: 'Sea', targetUrl: 'https://frames.example/sea', targetDescription: 'Ropes' },
        ],
      },
      'extensions:Weather': { wind: 7 },
    })
    expect(report.assumed).toEqual([{ path: '/expires', why: 'midnight' }])
    expect(report.missing).toContain('/badge/issuer/email')
  })
})

it('a badge class at its own address counts, and what stood in its place is reported', () => {
  const document = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: 'https://school.example/a/1',
    badge: { id: 'https://school.example/b/1', name: 'Doctor', criteria: { narrative: 'Pay.' } },
  }
  const source = { document, version: '2.0', form: 'hosted', badgeClass: { name: 'Knots' } } as const
  const { document: converted, report } = convert(source, '3.0')
  expect(converted).toMatchObject({ name: 'Knots' })
  expect(report.left).toContainEqual({ path: '/badge/name', kind: 'text', why: 'superseded' })
  expect(report.left).toContainEqual({ path: '/badge/criteria/narrative', kind: 'text', why: 'superseded' })
})

it('there is no way to a version of the past, nor to where a badge is already', () => {
  const source = { document: {}, version: '2.0', form: 'hosted' } as const
  for (const to of ['0.5', '1.1', '2.0'] as const)
    expect(() => convert(source, to)).toThrow(
      expect.objectContaining({
        code: 'conversion-unsupported',
        message: `Open Badges 2.0 is not converted to ${to}.`,
      }),
    )
})
