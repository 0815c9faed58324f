import { describe, expect, it, vi } from 'vitest'
import { clrCredential } from '../clr/clr-credential.ts'
import type { JsonObject } from '../json/json.ts'
import { didFor, keyIdFor } from '../keys/did.ts'
import { newKeyPair, nodeCrypto, signerFor } from '../node/index.ts'
import type { Algorithm, PublicJwk } from '../ports.ts'
import { identity, salt, school } from '../testing/forms.ts'
import { canonize, learner, portsOver } from '../testing/index.ts'
import type { CredentialParts } from '../v3/achievement-credential.ts'
import { endorsementCredential } from '../v3/endorsement-credential.ts'
import { presentation } from '../v3/presentation.ts'
import { revocationList } from '../v3/revocation-list.ts'
import { verify } from '../verify/verify.ts'
import { addProof, signDataIntegrity, signJwt, type WrittenForm, writeBadge } from './index.ts'

vi.setConfig({ testTimeout: 60_000 })

const now = new Date('2026-01-01T00:00:00Z')
const ports = { canonize, crypto: nodeCrypto }
const issuer = {
  id: `${school}/issuer`,
  name: 'School of Sails',
  url: school,
  email: 'office@school.example',
}

const award: CredentialParts = {
  id: `${school}/awards/1`,
  issuer,
  achievement: {
    id: `${school}/badges/1`,
    name: 'Knots',
    description: 'Ties twelve knots.',
    criteria: { narrative: 'Tie them.' },
    image: { url: `${school}/knots.png`, caption: 'A bowline' },
    tags: ['rope'],
  },
  recipient: { identityHash: identity, salt },
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  narrative: 'Twelve of twelve.',
  evidence: [{ url: `${school}/evidence/1`, name: 'Film' }],
}

const written: [WrittenForm, Algorithm[]][] = [
  ['2.0 hosted', ['Ed25519']],
  ['2.0 signed', ['RS256', 'ES256', 'ES384']],
  ['3.0 jwt', ['RS256', 'ES256', 'ES384', 'Ed25519']],
  ['3.0 eddsa-rdfc-2022', ['Ed25519']],
  ['3.0 eddsa-jcs-2022', ['Ed25519']],
  ['3.0 ecdsa-rdfc-2019', ['ES256', 'ES384']],
  ['3.0 ecdsa-jcs-2019', ['ES256', 'ES384']],
]
const all = written.flatMap(([form, algorithms]) => algorithms.map(algorithm => [form, algorithm] as const))

async function keyAt(algorithm: Algorithm, at = `${school}/keys/1`) {
  const { publicJwk, privateJwk } = await newKeyPair(algorithm, 2048)
  return { signer: signerFor(privateJwk, at), publicJwk }
}

const opened = (report: { findings: { outcome: string }[] }) =>
  report.findings.filter(each => each.outcome !== 'passed')

describe('one award is written', () => {
  it.each(all)(
    'as %s with a key for %s, and is valid with what its issuer shows',
    async (form, algorithm) => {
      const { signer, publicJwk } = await keyAt(
        algorithm,
        form === '2.0 signed' ? `${school}/keys/1` : `${issuer.id}#1`,
      )
      const writing = { signer, publicJwk, ...ports, now, revocationList: `${school}/revoked` }
      const { text, hosted } = await writeBadge(writing, award, form)
      const report = await verify(text, portsOver(hosted), { recipient: [learner] })
      expect(opened(report)).toEqual([])
      expect(report.badge).toMatchObject({
        name: 'Knots',
        description: 'Ties twelve knots.',
        narrative: 'Twelve of twelve.',
        image: `${school}/knots.png`,
        imageAlt: 'A bowline',
        tags: ['rope'],
        issuer: { id: issuer.id, name: 'School of Sails' },
        evidence: [{ url: `${school}/evidence/1`, name: 'Film' }],
        issuedOn: '2026-01-01T00:00:00Z',
        expires: '2027-01-01T00:00:00Z',
      })
      if (form === '2.0 hosted') return
      const stranger = await keyAt(algorithm, signer.verificationMethod)
      const forged = await writeBadge({ ...writing, ...stranger }, award, form)
      expect((await verify(forged.text, portsOver(hosted))).verdict).toBe('invalid')
    },
  )

  it('in a form that its key does not sign is refused', async () => {
    const writing = { ...(await keyAt('RS256')), ...ports, now }
    await expect(writeBadge(writing, award, '3.0 eddsa-jcs-2022')).rejects.toMatchObject({
      code: 'key-unsupported',
    })
  })
})

/** An issuer whose id is its key. */
async function keyHolder(algorithm: Algorithm = 'Ed25519') {
  const { publicJwk, privateJwk } = await newKeyPair(algorithm)
  const did = didFor(publicJwk)
  return { did, signer: signerFor(privateJwk, keyIdFor(did)), publicJwk }
}
const signedBy = async (
  { did, signer }: { did: string; signer: Parameters<typeof signJwt>[1] },
  parts = award,
) =>
  await writeBadge(
    { signer, publicJwk: noKey, ...ports, now },
    { ...parts, issuer: { ...issuer, id: did } },
    '3.0 eddsa-rdfc-2022',
  )
/** A did: needs no document that would list it. */
const noKey: PublicJwk = { kty: 'OKP' }

const judge = async (document: JsonObject | string, web = {}) =>
  await verify(typeof document === 'string' ? document : JSON.stringify(document), portsOver(web), {
    accept: 'credentials',
  })

describe('other credentials are written', () => {
  it('endorsements, as Data Integrity and as JWT', async () => {
    const { did, signer } = await keyHolder()
    const unsigned = endorsementCredential({
      id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e22',
      name: 'Endorsement of Knots',
      issuer: { ...issuer, id: did },
      endorsed: award.achievement.id,
      comment: 'They hold.',
      validFrom: award.validFrom,
    })
    const signed = await signDataIntegrity(unsigned, signer, ports, now)
    expect(opened(await judge(signed))).toEqual([])
    expect(opened(await judge(await signJwt(unsigned, signer)))).toEqual([])
    const other = {
      ...signed,
      credentialSubject: { ...Object(signed['credentialSubject']), id: 'urn:other' },
    }
    expect((await judge(other)).verdict).toBe('invalid')
  })

  it('learner records, around credentials of others that stay signed by them', async () => {
    const [school, college, trade] = [await keyHolder(), await keyHolder(), await keyHolder('ES256')]
    const inside = JSON.parse((await signedBy(college)).text)
    const jwt = await signJwt(
      endorsementCredential({
        id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e23',
        name: 'x',
        issuer: { ...issuer, id: trade.did },
        endorsed: award.id,
        validFrom: award.validFrom,
      }),
      trade.signer,
    )
    const record = (credentials: (JsonObject | string)[]) =>
      clrCredential({
        id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e24',
        name: 'Record of Ada',
        issuer: { ...issuer, id: school.did },
        recipient: award.recipient,
        credentials,
        partial: true,
        associations: [{ type: 'isPartOf', sourceId: award.id, targetId: award.achievement.id }],
        validFrom: award.validFrom,
      })
    const signed = await signDataIntegrity(record([inside, jwt]), school.signer, ports, now)
    expect(opened(await judge(signed))).toEqual([])
    const forged = { ...inside, name: 'Doctor' }
    const around = await signDataIntegrity(record([forged]), school.signer, ports, now)
    expect((await judge(around)).verdict).toBe('invalid')
  })

  it('presentations, signed by their holder for the one who asked', async () => {
    const [college, ada] = [await keyHolder(), await keyHolder()]
    const badge = JSON.parse((await signedBy(college)).text)
    const unsigned = presentation({ holder: ada.did, credentials: [badge] })
    const choice = { purpose: 'authentication', challenge: 'n-1', domain: 'employer.example' } as const
    const signed = await addProof(unsigned, ada.signer, ports, now, choice)
    expect(opened(await judge(signed))).toEqual([])
    expect((await judge({ ...signed, holder: college.did })).verdict).toBe('invalid')
    const issuing = await addProof(unsigned, ada.signer, ports, now)
    expect((await judge(issuing)).verdict).toBe('invalid')
  })

  it('lists of what was revoked, as 1EdTech has them', async () => {
    const college = await keyHolder()
    const list = `${school}/lists/1`
    const { text } = await signedBy(college, { ...award, revocationList: list })
    const web = (revoked: { id: string; reason?: string }[]) => ({
      [list]: revocationList({ id: list, issuer: college.did, revoked }),
    })
    expect(opened(await judge(text, web([{ id: 'urn:other' }])))).toEqual([])
    const report = await judge(text, web([{ id: award.id, reason: 'A mix-up.' }]))
    expect(opened(report)).toEqual([expect.objectContaining({ check: 'status', reason: 'revoked' })])
    expect(JSON.stringify(report.findings)).toContain('A mix-up.')
  })
})

describe('several proofs are written', () => {
  const begun = async () => {
    const first = await keyHolder()
    const { proof: _proof, ...unsigned } = JSON.parse((await signedBy(first)).text)
    return { first, unsigned }
  }

  it('side by side, each of which has to hold', async () => {
    const { first, unsigned } = await begun()
    const once = await addProof(unsigned, first.signer, ports, now)
    const twice = await addProof(once, first.signer, ports, now, { cryptosuite: 'eddsa-jcs-2022' })
    expect(twice['proof']).toHaveLength(2)
    expect(opened(await judge(twice))).toEqual([])
    const [one, other] = Object(twice['proof'])
    const bad = { ...twice, proof: [one, { ...other, created: '2026-01-01T00:00:01Z' }] }
    expect((await judge(bad)).verdict).toBe('invalid')
  })

  it('one upon the other, so that the first cannot be taken away', async () => {
    const { first, unsigned } = await begun()
    const id = 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544'
    const once = await addProof(unsigned, first.signer, ports, now, { id })
    for (const cryptosuite of ['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const) {
      const twice = await addProof(once, first.signer, ports, now, { cryptosuite, previousProof: [id] })
      expect(opened(await judge(twice))).toEqual([])
      const [, last] = Object(twice['proof'])
      expect((await judge({ ...twice, proof: [last] })).verdict).toBe('invalid')
      const changed = [{ ...Object(twice['proof'])[0], created: '2026-01-01T00:00:01Z' }, last]
      expect((await judge({ ...twice, proof: changed })).verdict).toBe('invalid')
    }
    const dangling = addProof(once, first.signer, ports, now, { previousProof: ['urn:uuid:0'] })
    await expect(dangling).rejects.toMatchObject({ code: 'proof-malformed' })
  })
})
