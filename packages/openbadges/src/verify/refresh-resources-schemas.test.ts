import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { type Answer, keyIssuer, portsOver, sampleCredential, type Web } from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = keyIssuer()
const sample = sampleCredential(issuer.did)
const place = 'https://school.example/more/1'

async function judge(change: JsonObject, web: Web = {}, signer = issuer.signer) {
  const ports = portsOver(web)
  const report = await verify(await signJwt({ ...sample, ...change }, signer), ports)
  return { ...report, asked: ports.asked }
}

describe('[OB 3.0, Refresh] a credential with a refresh service', () => {
  const refreshService = { id: place, type: '1EdTechCredentialRefresh' }
  const newer = {
    ...sample,
    refreshService,
    validFrom: '2026-02-01T00:00:00Z',
    credentialSubject: { ...Object(sample['credentialSubject']), narrative: 'Thirteen.' },
  }

  it('is judged by the newer copy, signed by the same issuer, and that is said', async () => {
    const report = await judge({ refreshService }, { [place]: await signJwt(newer, issuer.signer) })
    expect(report).toMatchObject({ verdict: 'valid', badge: { narrative: 'Thirteen.' } })
    expect(report.notes.map(({ code }) => code)).toEqual(['refreshed'])
    expect(report.asked).toEqual([place])
  })

  it('that has run out is good again by its newer copy, and bad by one that ran out, too', async () => {
    const old = { refreshService, validUntil: '2026-03-01T00:00:00Z' }
    const good = { [place]: await signJwt(newer, issuer.signer) }
    expect((await judge(old, good)).verdict).toBe('valid')
    const bad = { [place]: await signJwt({ ...newer, validUntil: '2026-05-01T00:00:00Z' }, issuer.signer) }
    expect((await judge(old, bad)).sentence.code).toBe('expired')
  })

  it.each<[string, string, () => Promise<Answer>]>([
    ['does not answer', 'refresh-unreachable', async () => 503],
    ['sends a web page', 'refresh-refused', async () => '<!DOCTYPE html>'],
    ['sends what somebody else signed', 'refresh-refused', () => signJwt(newer, keyIssuer().signer)],
    ['sends what nobody signed', 'refresh-refused', async () => newer],
    [
      'sends another badge',
      'refresh-refused',
      () => signJwt({ ...newer, id: 'urn:uuid:00000000-0000-4000-8000-000000000000' }, issuer.signer),
    ],
    [
      'sends an older one',
      'refresh-refused',
      () => signJwt({ ...newer, validFrom: '2025-01-01T00:00:00Z' }, issuer.signer),
    ],
  ])('that %s is judged as it is', async (_name, code, make) => {
    const report = await judge({ refreshService }, { [place]: await make() })
    expect(report).toMatchObject({ verdict: 'valid', badge: { narrative: 'Twelve of twelve.' } })
    expect(report.notes).toMatchObject([{ code }])
  })

  it('is asked about nothing while its own signature is not the issuer’s', async () => {
    const report = await judge({ refreshService }, {}, keyIssuer().signer)
    expect(report).toMatchObject({ verdict: 'invalid', asked: [], notes: [] })
  })
})

describe('[VCDM 2.0, 5.3] a credential that gives digests of documents', () => {
  const body = 'Twelve knots.\n'
  const hashed = createHash('sha256').update(body).digest()
  const sri = `sha256-${hashed.toString('base64')}`
  const multibase = `u${Buffer.concat([Buffer.from([0x12, 0x20]), hashed]).toString('base64url')}`

  it('is good as long as they are what they were', async () => {
    for (const digest of [{ digestSRI: sri }, { digestMultibase: multibase }]) {
      const relatedResource = { id: place, ...digest }
      expect((await judge({ relatedResource }, { [place]: body })).verdict).toBe('valid')
      const report = await judge({ relatedResource }, { [place]: `${body}Or more.` })
      expect(report).toMatchObject({ verdict: 'invalid', sentence: { code: 'changed-outside' } })
      expect(report.findings).toContainEqual(expect.objectContaining({ reason: 'resource-changed' }))
    }
  })

  it('is not worse for one that is out of reach, which is noted', async () => {
    const report = await judge({ relatedResource: [{ id: place, digestSRI: sri }] })
    expect(report.verdict).toBe('valid')
    expect(report.notes).toMatchObject([{ code: 'resource-unreachable' }])
  })

  it('is malformed when a digest is none', async () => {
    for (const digest of [
      { digestSRI: `sha256-${hashed.toString('hex')}` },
      { digestSRI: 'crc32' },
      { digestMultibase: 'uZTQ0MjM1NiAgcmVwb3J0' },
      { digestMultibase: hashed.toString('hex') },
    ])
      expect((await judge({ relatedResource: { id: place, ...digest } })).sentence.code).toBe('malformed')
  })
})

describe('[VCDM 2.0, 4.11] a credential that names a schema', () => {
  const schema = { type: 'object', properties: { name: { type: 'string', maxLength: 5 } }, required: ['id'] }
  const credentialSchema = [{ id: place, type: '1EdTechJsonSchemaValidator2019' }]

  it('is good when it fits, and is not when it does not', async () => {
    expect(await judge({ credentialSchema, name: 'Knots' }, { [place]: schema })).toMatchObject({
      verdict: 'valid',
    })
    const report = await judge({ credentialSchema, name: 'Knots, many' }, { [place]: schema })
    expect(report).toMatchObject({ verdict: 'invalid', sentence: { code: 'malformed' } })
    expect(report.findings).toContainEqual(expect.objectContaining({ reason: 'schema-unfit' }))
  })

  it('fetches none of those that every badge names', async () => {
    const id = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
    const report = await judge({ credentialSchema: [{ id, type: '1EdTechJsonSchemaValidator2019' }] })
    expect(report).toMatchObject({ verdict: 'valid', asked: [], notes: [] })
  })

  it('says of one that cannot be read or followed that it was not', async () => {
    expect((await judge({ credentialSchema })).notes).toMatchObject([{ code: 'schema-unreachable' }])
    const strange = [{ id: place, type: 'https://school.example/#Schema' }]
    expect((await judge({ credentialSchema: strange })).notes).toMatchObject([{ code: 'schema-unsupported' }])
  })

  it('does not hang on a schema that refers to itself', async () => {
    const loop = { anyOf: [{ $ref: '#' }, { $ref: '#' }], allOf: [{ $ref: '#' }, { $ref: '#' }] }
    const report = await judge({ credentialSchema }, { [place]: loop })
    expect(report.verdict).not.toBe('valid')
  })
})
