import { describe, expect, it, vi } from 'vitest'
import { canonizeGeneral } from '../contexts/canonize-general.ts'
import { pinnedContexts } from '../contexts/pinned.ts'
import type { Json, JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { canonize, keyIssuer, portsOver, sampleCredential } from '../testing/index.ts'
import { credentialContexts } from '../v3/achievement-credential.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const { did, signer } = keyIssuer()
const created = new Date('2026-01-01T00:00:00Z')
const credential = sampleCredential(did)

describe('the vocabulary of a badge', () => {
  it('is at hand and never fetched', async () => {
    const ports = portsOver()
    const report = await verify(JSON.stringify(await signed(credential)), ports)
    expect(report.verdict).toBe('valid')
    expect(ports.asked).toEqual([])
    for (const url of credentialContexts) expect(pinnedContexts.has(url)).toBe(true)
  })

  it.each([
    ['https://www.w3.org/2018/credentials/v1', 'context.json'],
    ['https://www.w3.org/2018/credentials/v1', 'context-3.0.1.json'],
    ['https://www.w3.org/ns/credentials/v2', 'context-3.0.2.json'],
    ['https://www.w3.org/ns/credentials/v2', 'context-3.0.3.json'],
  ])('of %s and %s is read as it was meant', async (model, version) => {
    const document = await signed(ofModel(model, `https://purl.imsglobal.org/spec/ob/v3p0/${version}`))
    const report = await verify(JSON.stringify(document), portsOver())
    expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
    const forged = {
      ...document,
      credentialSubject: { ...Object(document['credentialSubject']), narrative: 'Doctor' },
    }
    expect((await verify(JSON.stringify(forged), portsOver())).verdict).toBe('invalid')
  })

  it('that is not known leaves the signature unknown, and is not fetched', async () => {
    const strange = { ...credential, '@context': [...credentialContexts, 'https://words.example/v1'] }
    await expect(signed(strange)).rejects.toMatchObject({ code: 'context-unpinned' })
    const report = await proofOf({ ...(await signed(credential)), '@context': strange['@context'] })
    expect(report).toMatchObject({ outcome: 'unknown', reason: 'context-unpinned' })
  })

  it('that does not define a word leaves it unsigned, so the proof fails', async () => {
    await expect(signed({ ...credential, rank: 'Admiral' })).rejects.toMatchObject({
      code: 'terms-undefined',
    })
    expect(await proofOf({ ...(await signed(credential)), rank: 'Admiral' })).toMatchObject({
      outcome: 'failed',
      reason: 'terms-undefined',
    })
    expect(await proofOf(await signed(credential))).toEqual({ check: 'proof', outcome: 'passed' })
  })

  it('need not be known to check a JWT, whose text is signed as it stands', async () => {
    const strange = {
      ...credential,
      '@context': [...credentialContexts, 'https://words.example/v1'],
      rank: 'Admiral',
    }
    expect((await verify(await signJwt(strange, signer), portsOver())).verdict).toBe('valid')
  })

  it('cannot be redefined by the badge', async () => {
    const document = await signed(credential)
    for (const inline of [
      { name: 'https://words.example/name' },
      { name: null },
      { '@vocab': 'https://words.example/' },
    ]) {
      const report = await proofOf({ ...document, '@context': [...credentialContexts, inline] as Json })
      expect(report?.outcome).not.toBe('passed')
    }
  })
})

describe('one bad badge does not stop the checking of the next', () => {
  const hostile: Record<string, JsonObject> = {
    'an id of __proto__': { ...credential, id: '__proto__' },
    'an issuer of __proto__': { ...credential, issuer: { id: '__proto__', type: ['Profile'], name: 'x' } },
    'a type of constructor': {
      ...credential,
      type: ['VerifiableCredential', 'OpenBadgeCredential', 'constructor'],
    },
    'a context that is a number': { ...credential, '@context': [...credentialContexts, 7] },
    'a context that imports itself': {
      ...credential,
      '@context': [...credentialContexts, { '@import': 'https://www.w3.org/ns/credentials/v2' }],
    },
    'a name of three megabytes': { ...credential, name: 'ö'.repeat(1_500_000) },
    'a tangle of blank nodes': { ...credential, evidence: tangle() },
  }

  it.each(Object.keys(hostile))('%s', async name => {
    const good = JSON.stringify(await signed(credential))
    const bad = hostile[name] ?? {}
    const proof = JSON.parse(good)['proof']
    const report = await verify(JSON.stringify({ ...bad, proof }), portsOver())
    expect(report.verdict).not.toBe('valid')
    expect((await verify(good, portsOver())).verdict).toBe('valid')
  })

  it('also without a worker around it', async () => {
    const before = await canonizeGeneral(credential)
    await expect(canonizeGeneral({ ...credential, id: '__proto__' })).rejects.toMatchObject({
      code: 'json-forbidden-name',
    })
    expect(await canonizeGeneral(credential)).toBe(before)
  })
})

/** A small credential of either data model, in the words that all versions have. */
function ofModel(model: string, openBadges: string): JsonObject {
  const old = model.endsWith('/v1')
  return {
    '@context': [model, openBadges, ...(old ? ['https://w3id.org/security/data-integrity/v2'] : [])],
    id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e21',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Knots',
    issuer: { id: did, type: ['Profile'], name: 'School of Sails' },
    ...(old
      ? { issuanceDate: '2026-01-01T00:00:00Z', expirationDate: '2027-01-01T00:00:00Z' }
      : { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' }),
    credentialSubject: {
      id: 'did:example:ada',
      type: ['AchievementSubject'],
      narrative: 'Twelve of twelve.',
      achievement: {
        id: 'https://school.example/badges/1',
        type: ['Achievement'],
        name: 'Knots',
        description: 'Ties twelve knots.',
        criteria: { narrative: 'Tie them.' },
      },
    },
  }
}

/** Thousands of pieces of evidence that only their place tells apart, which are slow to put into an order. */
function tangle(): Json {
  return Array.from({ length: 3_000 }, () => ({ type: ['Evidence'], name: 'same', description: 'same' }))
}

async function signed(document: JsonObject): Promise<JsonObject> {
  return await signDataIntegrity(document, signer, { canonize, crypto: nodeCrypto }, created)
}

async function proofOf(document: JsonObject) {
  const report = await verify(JSON.stringify(document), portsOver())
  return report.findings.find(finding => finding.check === 'proof')
}
