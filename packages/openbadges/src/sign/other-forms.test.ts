import { describe, expect, it, vi } from 'vitest'
import { bake, unbake } from '../bake/index.ts'
import { clrCredential } from '../clr/clr-credential.ts'
import type { JsonObject } from '../json/json.ts'
import { didFor, keyIdFor } from '../keys/did.ts'
import { nodeCrypto } from '../node/index.ts'
import type { Algorithm } from '../ports.ts'
import { listWith } from '../status/bitstring.ts'
import { canonize, portsOver, sampleCredential, testKey, type Web } from '../testing/index.ts'
import { png, svg } from '../testing/pictures.ts'
import type { Report } from '../verify/report.ts'
import { verify } from '../verify/verify.ts'
import {
  endorsementCredential,
  onOlderModel,
  type ProofChoice,
  presentation,
  signDataIntegrity,
  signJwt,
  signPresentationJwt,
  statusListCredential,
} from './index.ts'

vi.setConfig({ testTimeout: 60_000 })

const now = new Date('2026-01-01T00:00:00Z')
const ports = { canonize, crypto: nodeCrypto }
const validFrom = '2026-01-01T00:00:00Z'

function holderOf(algorithm: Algorithm) {
  const key = testKey(algorithm)
  const did = didFor(key.jwk)
  return { did, signer: key.at(keyIdFor(did)) }
}

const suites: [NonNullable<ProofChoice['cryptosuite']> | 'jwt', Algorithm][] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-rdfc-2019', 'ES384'],
  ['ecdsa-jcs-2019', 'ES256'],
  ['ecdsa-jcs-2019', 'ES384'],
  ['jwt', 'Ed25519'],
  ['jwt', 'ES256'],
  ['jwt', 'ES384'],
]

type Holder = ReturnType<typeof holderOf>

async function secured(document: JsonObject, { signer }: Holder, form: (typeof suites)[number][0]) {
  return form === 'jwt'
    ? await signJwt(document, signer)
    : JSON.stringify(await signDataIntegrity(document, signer, ports, now, form))
}

const judge = async (text: string, web: Web = {}, more = {}): Promise<Report> =>
  await verify(text, portsOver(web), { accept: 'credentials', ...more })
const reasons = ({ findings }: Report) =>
  findings.flatMap(finding => (finding.outcome === 'passed' ? [] : [finding.reason]))

describe.each(suites)('with %s and a key for %s are written', (form, algorithm) => {
  const issuer = holderOf(algorithm)

  it('[OB 3.0, EndorsementCredential] endorsements', async () => {
    const unsigned = endorsementCredential({
      id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e22',
      name: 'Endorsement of Knots',
      issuer: { id: issuer.did, name: 'Harbour' },
      endorsed: 'https://school.example/badges/1',
      comment: 'They hold.',
      validFrom,
    })
    const text = await secured(unsigned, issuer, form)
    expect(reasons(await judge(text))).toEqual([])
    const [head = '', body = '', tail = ''] = form === 'jwt' ? text.split('.') : ['', '', '']
    const changed =
      form === 'jwt'
        ? `${head}.${Buffer.from(Buffer.from(body, 'base64url').toString().replace('hold', 'rot')).toString('base64url')}.${tail}`
        : text.replace('hold', 'rot')
    expect(reasons(await judge(changed))).toEqual(['signature-wrong'])
  })

  it('[Bitstring Status List 1.0, 2.2] status lists, which others may keep for a while', async () => {
    const url = 'https://school.example/lists/1'
    const listed = async (set: number[]) =>
      await secured(
        statusListCredential({
          id: url,
          issuer: issuer.did,
          purpose: 'revocation',
          bits: listWith(set),
          validFrom,
          validUntil: '2027-01-01T00:00:00Z',
          ttl: 60_000,
        }),
        issuer,
        form,
      )
    const credentialStatus = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: url,
    }
    const badge = await secured({ ...sampleCredential(issuer.did), credentialStatus }, issuer, form)
    expect(reasons(await judge(badge, { [url]: await listed([8]) }))).toEqual([])
    expect(reasons(await judge(badge, { [url]: await listed([7]) }))).toEqual(['revoked'])
  })

  it('[VCDM 1.1] badges for readers of the older data model', async () => {
    const unsigned = onOlderModel(
      sampleCredential(issuer.did, { validFrom, validUntil: '2027-01-01T00:00:00Z' }),
    )
    expect(unsigned).toMatchObject({ issuanceDate: validFrom, expirationDate: '2027-01-01T00:00:00Z' })
    expect(unsigned).not.toHaveProperty('validFrom')
    const text = await secured(unsigned, issuer, form)
    if (form === 'jwt') {
      const payload = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString())
      expect(payload).toMatchObject({ iss: issuer.did, nbf: 1_767_225_600, exp: 1_798_761_600, vc: unsigned })
      expect(payload).not.toHaveProperty('@context')
    }
    const report = await judge(text)
    expect(reasons(report)).toEqual([])
    expect(report.badge).toMatchObject({ expires: '2027-01-01T00:00:00Z', issuedOn: validFrom })
  })
})

describe('[VC-JOSE-COSE, 3.1.2] presentations are written as JWT', () => {
  const [college, ada, eve] = [holderOf('Ed25519'), holderOf('ES256'), holderOf('ES256')]
  const asked = { challenge: 'n-1', domain: 'https://employer.example' }

  it.each(['2.0', '1.1'])('of VCDM %s, for one occasion and by their holder alone', async model => {
    const badge = await signJwt(
      model === '2.0' ? sampleCredential(college.did) : onOlderModel(sampleCredential(college.did)),
      college.signer,
    )
    const plain = presentation({ id: 'urn:uuid:1', holder: ada.did, credentials: [badge] })
    const shown = model === '2.0' ? plain : onOlderModel(plain)
    const text = await signPresentationJwt(shown, ada.signer, asked)
    const report = await judge(text, {}, asked)
    expect(reasons(report)).toEqual([])
    expect(report.inside.map(each => [each.as, each.report.verdict])).toEqual([['presented', 'valid']])
    expect(reasons(await judge(text, {}, { ...asked, challenge: 'n-2' }))).toEqual(['proof-challenge'])
    expect(reasons(await judge(text, {}, { ...asked, domain: 'https://x.example' }))).toEqual([
      'proof-domain',
    ])
    const stolen = await signPresentationJwt(shown, eve.signer, asked)
    expect(reasons(await judge(stolen, {}, asked))).toEqual(['holder-unproven'])
    const claims = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString())
    if (model === '1.1') expect(claims).toMatchObject({ iss: ada.did, vp: { verifiableCredential: [badge] } })
    else expect(claims).toMatchObject({ iss: ada.did, type: ['VerifiablePresentation'] })
  })
})

describe('[CLR 2.0, Baking] a learner record in a picture', () => {
  const [school] = [holderOf('Ed25519')]
  it.each(['png', 'svg'])(
    'of the kind %s stands beside the badges there, in a place of its own',
    async kind => {
      const badge = JSON.stringify(
        await signDataIntegrity(sampleCredential(school.did), school.signer, ports, now),
      )
      const record = clrCredential({
        id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e24',
        name: 'Record of Ada',
        issuer: { id: school.did, name: 'School of Sails' },
        recipient: { id: 'did:example:ada' },
        credentials: [JSON.parse(badge)],
        validFrom,
      })
      const text = JSON.stringify(await signDataIntegrity(record, school.signer, ports, now))
      const picture = kind === 'png' ? png() : new TextEncoder().encode(svg())
      const alone = bake(picture, text, 'CLR 2.0')
      expect(unbake(alone)).toMatchObject([{ version: 'CLR 2.0', text }])
      expect(Buffer.from(alone).toString('latin1')).toContain(
        kind === 'png' ? 'clrcredential\0' : 'https://purl.imsglobal.org/clr/v2p0',
      )
      expect((await verify(alone, portsOver())).verdict).toBe('valid')
      const both = bake(bake(alone, badge, '3.0'), '{}', '2.0')
      expect(unbake(both).map(({ version }) => version)).toEqual(['3.0', 'CLR 2.0', '2.0'])
      expect(unbake(bake(both, badge, 'CLR 2.0'))[1]).toMatchObject({ version: 'CLR 2.0', text: badge })
    },
  )
})
