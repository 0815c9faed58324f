import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { hashData } from '../proofs/hash-data.ts'
import { proofOptions, secured, signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { canonize, keyIssuer, portsOver, sampleCredential, type Web } from '../testing/index.ts'
import type { Report } from './report.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const created = new Date('2026-01-01T00:00:00Z')
const base = 'https://www.w3.org/ns/credentials/v2'
const issuer = keyIssuer()
const holder = keyIssuer()
const ports = { canonize, crypto: nodeCrypto }
const proven = async () =>
  await signDataIntegrity(sampleCredential(issuer.did), issuer.signer, ports, created)

function presentation(inside: Json[], more: JsonObject = {}): JsonObject {
  return { '@context': [base], type: ['VerifiablePresentation'], verifiableCredential: inside, ...more }
}

async function presented(document: JsonObject, { signer } = holder): Promise<JsonObject> {
  const proof = {
    ...proofOptions(document, signer, created, 'eddsa-rdfc-2022'),
    proofPurpose: 'authentication',
  }
  return secured(document, proof, await signer.sign(await hashData(document, proof, ports)))
}

async function judge(document: JsonObject, web: Web = {}): Promise<string> {
  const report = await verify(JSON.stringify(document), portsOver(web), { accept: 'credentials' })
  return [report.verdict, ...new Set(deepReasons(report))].join(' ')
}

/** What does not pass, in the report and in those of what stands inside. */
function deepReasons({ findings, inside }: Report): string[] {
  return [
    ...findings.flatMap(finding => (finding.outcome === 'passed' ? [] : [finding.reason])),
    ...inside.flatMap(({ report }) => deepReasons(report)),
  ]
}

describe('a presentation is no better than what is in it', () => {
  it('so a credential without a signature stays unproven, whoever presents it', async () => {
    const plain = sampleCredential(issuer.did)
    expect(await judge(presentation([plain]))).toBe('invalid inside-invalid unsigned')
    expect(await judge(await presented(presentation([plain])))).toBe('invalid inside-invalid unsigned')
    expect(await judge(await presented(presentation([await proven()])))).toBe('valid')
  })

  it.each([0, 7, 19])('so one forged credential among twenty is found at place %i', async place => {
    const good = await proven()
    const forged = { ...good, name: 'Doctor of Everything' }
    expect(await judge(presentation(Array(20).fill(good)))).toBe('valid')
    expect(await judge(presentation(Array(20).fill(good).with(place, forged)))).toBe(
      'invalid inside-invalid signature-wrong',
    )
  })

  it('so more credentials than are checked are not called good', async () => {
    const good = await proven()
    expect(await judge(presentation([...Array(50).fill(good), { ...good, name: 'Doctor' }]))).toBe(
      'unknown inside-unknown inside-too-many',
    )
  })

  it.each<[string, Json]>([
    [
      'in an envelope that is not read',
      { type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+sd-jwt,e30' },
    ],
    ['that is a word', 'hello'],
  ])('so a credential %s is not called good', async (_name, inside) => {
    const wrapped = typeof inside === 'string' ? inside : { '@context': base, ...(inside as JsonObject) }
    expect(await judge(presentation([await proven(), wrapped]))).toMatch(/^invalid inside-invalid/)
  })

  it('so an empty one that nobody signed says nothing', async () => {
    expect(await judge(presentation([]))).toBe('invalid unsigned')
    expect(await judge(await presented(presentation([])))).toBe('valid')
  })
})

it('a credential inside too many others is not looked at, and is not called good for that', async () => {
  const record = async (depth: number): Promise<JsonObject> => {
    if (depth === 0) return await proven()
    const credentialSubject = {
      id: 'did:example:ada',
      type: ['ClrSubject'],
      verifiableCredential: [await record(depth - 1)],
    }
    const unsigned = {
      ...sampleCredential(issuer.did),
      '@context': [
        base,
        'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      type: ['VerifiableCredential', 'ClrCredential'],
      credentialSubject,
    }
    return await signDataIntegrity(unsigned, issuer.signer, ports, created)
  }
  expect(await judge(await record(3))).toBe('valid')
  expect(await judge(await record(4))).toBe('unknown inside-unknown inside-too-deep')
  expect(await judge(presentation([await record(3)]))).toBe('unknown inside-unknown inside-too-deep')
})

describe('a presentation for one occasion is none for another', () => {
  const made = async (more: JsonObject) => {
    const document = presentation([await proven()])
    const proof = {
      ...proofOptions(document, holder.signer, created, 'eddsa-rdfc-2022'),
      proofPurpose: 'authentication',
      ...more,
    }
    const signed = secured(document, proof, await holder.signer.sign(await hashData(document, proof, ports)))
    return JSON.stringify(signed)
  }
  const asked = { challenge: 'n-1', domain: 'https://viewer.example' }

  it.each<[string, JsonObject, string]>([
    ['nor when it was made for none', {}, 'proof-challenge'],
    ['of another question', { ...asked, challenge: 'n-2' }, 'proof-challenge'],
    ['of another viewer', { ...asked, domain: 'https://other.example' }, 'proof-domain'],
    ['nor when it names no viewer', { challenge: 'n-1' }, 'proof-domain'],
  ])('%s', async (_name, own, reason) => {
    const report = await verify(await made(own), portsOver(), asked)
    expect([report.verdict, ...deepReasons(report)]).toEqual(['invalid', reason])
    expect((await verify(await made(asked), portsOver(), asked)).verdict).toBe('valid')
    expect((await verify(await made(own), portsOver())).verdict).toBe('valid')
  })
})

describe('nobody presents in the name of somebody else', () => {
  it('by leaving out the signature', async () => {
    const inside = [await proven()]
    expect(await judge(presentation(inside, { holder: holder.did }))).toBe('invalid unsigned')
    expect(await judge(presentation(inside))).toBe('valid')
  })

  it('by a did:key that is not theirs', async () => {
    const own = await presented(presentation([await proven()], { holder: holder.did }))
    expect(await judge(own)).toBe('valid')
    const stolen = await presented(presentation([await proven()], { holder: issuer.did }))
    expect(await judge(stolen)).toBe('invalid holder-unproven')
  })

  it('by a did:web that does not list their key for that', async () => {
    const did = 'did:web:learner.example'
    const url = 'https://learner.example/.well-known/did.json'
    const key = { id: '#1', publicKeyMultibase: holder.publicKeyMultibase }
    const shown = await presented(presentation([await proven()], { holder: did }))
    expect(await judge(shown, { [url]: { id: did, authentication: [key] } })).toBe('valid')
    expect(await judge(shown, { [url]: { id: did, assertionMethod: [key] } })).toBe('invalid holder-unproven')
    expect(await judge(shown)).toBe('unknown holder-unreachable')
  })
})
