import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { verifyMany } from '../node/verify-many.ts'
import { addProof, signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { listWith } from '../status/bitstring.ts'
import { canonize, keyIssuer, portsOver, sampleCredential } from '../testing/index.ts'
import { statusListCredential } from '../v3/status-list-credential.ts'
import type { Report } from './report.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const issuer = keyIssuer()
const ports = { canonize, crypto: nodeCrypto }
const created = new Date('2026-01-01T00:00:00Z')
const badge = sampleCredential(issuer.did)
const signed = async (document: JsonObject, by = issuer) =>
  await signDataIntegrity(document, by.signer, ports, created)
const places = (count: number) => [...Array(count).keys()]
const reasons = ({ findings }: Report) =>
  findings.flatMap(finding => (finding.outcome === 'passed' ? [] : [finding.reason]))

describe('one that is bad among many is found wherever it stands', () => {
  it('a signature among eight', async () => {
    let document = await signed(badge)
    while ((document['proof'] as Json[]).length < 8)
      document = await addProof(document, keyIssuer().signer, ports, created)
    const proofs = document['proof'] as JsonObject[]
    expect((await verify(JSON.stringify(document), portsOver())).verdict).toBe('valid')
    const strange = await signed({ ...badge, name: 'Doctor' }, keyIssuer())
    const [other = {}] = strange['proof'] as JsonObject[]
    for (const place of places(8)) {
      const report = await verify(
        JSON.stringify({ ...document, proof: proofs.with(place, other) }),
        portsOver(),
      )
      expect([place, report.verdict, ...reasons(report)]).toEqual([place, 'invalid', 'signature-wrong'])
    }
  })

  it('a status among ten', async () => {
    const lists = await Promise.all(places(10).map(async at => await listAt(at, false)))
    const web = Object.fromEntries(lists.map((list, at) => [urlAt(at), list]))
    const credentialStatus = places(10).map(at => ({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: urlAt(at),
    }))
    const text = await signJwt({ ...badge, credentialStatus }, issuer.signer)
    expect((await verify(text, portsOver(web))).verdict).toBe('valid')
    for (const place of places(10)) {
      const revoked = { ...web, [urlAt(place)]: await listAt(place, true) }
      expect([place, ...reasons(await verify(text, portsOver(revoked)))]).toEqual([place, 'revoked'])
      const lost = { ...web, [urlAt(place)]: 503 }
      expect([place, ...reasons(await verify(text, portsOver(lost)))]).toEqual([place, 'status-unreachable'])
    }
  })

  it('an endorsement among ten', async () => {
    const other = keyIssuer()
    const good = await signJwt(endorsement(other.did), other.signer)
    const forged = await signJwt(endorsement(other.did), issuer.signer)
    const carrying = async (endorsementJwt: string[]) => {
      const subject = Object(badge['credentialSubject'])
      const achievement = { ...subject.achievement, endorsementJwt }
      const credentialSubject = { ...subject, achievement }
      return await verify(await signJwt({ ...badge, credentialSubject }, issuer.signer), portsOver())
    }
    const [eleven, ten] = [await carrying(Array(11).fill(good)), await carrying(Array(10).fill(good))]
    expect([eleven.inside.length, eleven.notes]).toMatchObject([10, [{ code: 'not-looked-at' }]])
    expect(ten.notes).toEqual([])
    for (const place of places(10)) {
      const { verdict, inside } = await carrying(Array<string>(10).fill(good).with(place, forged))
      expect(verdict).toBe('valid')
      expect(inside.map(({ report }) => report.verdict)).toEqual(
        Array<string>(10).fill('valid').with(place, 'invalid'),
      )
    }
  })

  it('a badge among twenty in a file, in a presentation, and in a batch', async () => {
    const good = await signed(badge)
    const forged = { ...good, name: 'Doctor of Everything' }
    const workerUrl = new URL('../../../../.build/server/many-worker.js', import.meta.url)
    for (const place of places(20)) {
      const all = Array<JsonObject>(20).fill(good).with(place, forged)
      const file = await verify(JSON.stringify(all), portsOver())
      expect([place, file.sentence.code]).toEqual([place, 'some-invalid'])
      expect(file.inside[place]?.report.verdict).toBe('invalid')
      const shown = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        verifiableCredential: all,
      }
      expect((await verify(JSON.stringify(shown), portsOver())).verdict).toBe('invalid')
    }
    const batch = places(20).flatMap(place =>
      Array<JsonObject>(20)
        .fill(good)
        .with(place, forged)
        .map(each => JSON.stringify(each)),
    )
    const verdicts: string[] = []
    for await (const report of verifyMany(batch, portsOver(), { workerUrl, workers: 2, batch: 7 }))
      verdicts.push(report.verdict)
    expect(verdicts.flatMap((verdict, at) => (verdict === 'invalid' ? [at] : []))).toEqual(
      places(20).map(place => 21 * place),
    )
  })
})

const urlAt = (at: number) => `https://school.example/lists/${at}`

async function listAt(at: number, set: boolean): Promise<JsonObject> {
  const list = statusListCredential({
    id: urlAt(at),
    issuer: issuer.did,
    purpose: 'revocation',
    bits: listWith(set ? [94_567] : []),
    validFrom: '2026-01-01T00:00:00Z',
  })
  return await signed(list)
}

function endorsement(by: string): JsonObject {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'urn:uuid:5f3c3d0e-7f5a-4a43-9c0b-2b7a1c7f0001',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'A word from the harbour',
    issuer: { id: by, type: ['Profile'], name: 'Harbour' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'https://school.example/badges/1', type: ['EndorsementSubject'] },
  }
}
