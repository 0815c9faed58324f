import { randomBytes } from 'node:crypto'
import { base58 } from '@scure/base'
import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { hashData } from '../proofs/hash-data.ts'
import { signJws } from '../sign/sign-jwt.ts'
import { deriveProof, signSelective } from '../sign/sign-selective.ts'
import {
  addresses,
  canonize,
  keyIssuer,
  portsOver,
  sampleCredential,
  tamperEverywhere,
  testKey,
  type Web,
} from '../testing/index.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 120_000 })

const base = 'https://www.w3.org/ns/credentials/v2'
const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const issuer = keyIssuer()
const onCurve = testKey('ES256')
const listing: Web = {
  [addresses.issuer]: {
    id: addresses.issuer,
    assertionMethod: [{ id: '#key-1', publicKeyMultibase: jwkToMultikey(onCurve.jwk) }],
  },
}

const badge: JsonObject = {
  '@context': [base, ob],
  id: 'urn:uuid:8f6b2f1e-0a5d-4b6c-9a43-5d0d5a1b9e21',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: issuer.did, type: ['Profile'], name: 'School of Sails' },
  validFrom: '2026-01-01T00:00:00Z',
  name: 'Knots',
  credentialSubject: {
    id: 'did:example:ada',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://school.example/badges/1',
      type: ['Achievement'],
      name: 'Knots',
      description: 'Ties twelve knots.',
      criteria: { narrative: 'Tie them.' },
    },
  },
}
const endorsement: JsonObject = {
  ...badge,
  type: ['VerifiableCredential', 'EndorsementCredential'],
  credentialSubject: {
    id: 'https://school.example/badges/1',
    type: ['EndorsementSubject'],
    endorsementComment: 'Well made.',
  },
}

async function proven(
  document: JsonObject,
  cryptosuite: string,
  purpose = 'assertionMethod',
): Promise<JsonObject> {
  const curve = cryptosuite.startsWith('ecdsa')
  const signer = curve ? onCurve.at(`${addresses.issuer}#key-1`) : issuer.signer
  const named = curve
    ? { ...document, issuer: { ...Object(document['issuer']), id: addresses.issuer } }
    : document
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite,
    created: '2026-01-01T00:00:00Z',
    verificationMethod: signer.verificationMethod,
    proofPurpose: purpose,
    ...(cryptosuite.includes('jcs') ? { '@context': document['@context'] } : {}),
  }
  const value = await signer.sign(await hashData(named, proof, { canonize, crypto: nodeCrypto }))
  return { ...named, proof: [{ ...proof, proofValue: `z${base58.encode(value)}` }] }
}

async function disclosable() {
  const ports = { canonize, crypto: nodeCrypto, randomBytes: (length: number) => randomBytes(length) }
  const named = { ...badge, issuer: { ...Object(badge['issuer']), id: addresses.issuer } }
  const signer = onCurve.at(`${addresses.issuer}#key-1`)
  const mandatory = ['/id', '/type', '/issuer', '/validFrom', '/credentialSubject/type']
  const created = new Date('2026-01-01T00:00:00Z')
  return { document: await signSelective(named, signer, ports, created, mandatory), ports }
}

async function expectAllFound(
  document: JsonObject,
  write = (changed: JsonObject) => JSON.stringify(changed),
) {
  const judge = async (changed: JsonObject) =>
    (await verify(write(changed), portsOver(listing), { accept: 'credentials' })).verdict
  expect(await judge(document)).toBe('valid')
  const all = tamperEverywhere(document)
  const missed: string[] = []
  for (const { at, document: changed } of all) if ((await judge(changed)) === 'valid') missed.push(at)
  expect(missed).toEqual([])
  expect(all.length).toBeGreaterThan(10)
}

describe('whoever changes anything in what is signed is found out', () => {
  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019'])(
    'in a badge and an endorsement under %s',
    async suite => {
      await expectAllFound(await proven(badge, suite))
      await expectAllFound(await proven(endorsement, suite))
    },
  )

  it('in what a holder shows of a badge under ecdsa-sd-2023, and in the whole', async () => {
    const { document: base, ports } = await disclosable()
    await expectAllFound(base)
    const part = await deriveProof(base, ports, ['/credentialSubject'])
    expect(part).not.toHaveProperty('name')
    await expectAllFound(part)
  })

  it('in a VC-JWT with a vc claim', async () => {
    const { validFrom, ...rest } = badge
    const old = {
      ...rest,
      '@context': ['https://www.w3.org/2018/credentials/v1', ob],
      issuanceDate: validFrom ?? null,
    }
    const [header = '', payload = '', signature = ''] = (
      await signJws({ iss: issuer.did, sub: 'did:example:ada', vc: old }, issuer.signer)
    ).split('.')
    await expectAllFound(
      JSON.parse(Buffer.from(payload, 'base64url').toString()),
      changed => `${header}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`,
    )
  })

  it('in a learner record, and in the badge inside it', async () => {
    await expectAllFound(
      await proven(
        {
          ...badge,
          '@context': [base, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', ob],
          type: ['VerifiableCredential', 'ClrCredential'],
          credentialSubject: {
            id: 'did:example:ada',
            type: ['ClrSubject'],
            verifiableCredential: [await proven(badge, 'eddsa-jcs-2022')] as Json,
          },
        },
        'eddsa-jcs-2022',
      ),
    )
  })

  it('in a presentation, and in the badge inside it', async () => {
    const shown = {
      '@context': [base],
      type: ['VerifiablePresentation'],
      holder: issuer.did,
      verifiableCredential: [await proven(badge, 'eddsa-rdfc-2022')] as Json,
    }
    await expectAllFound(await proven(shown, 'eddsa-rdfc-2022', 'authentication'))
  })

  it('in any byte of it', async () => {
    const text = JSON.stringify(await proven(sampleCredential(issuer.did), 'eddsa-jcs-2022'))
    expect((await verify(text, portsOver())).verdict).toBe('valid')
    const step = process.env['LONG'] ? 1 : 17
    const missed: number[] = []
    for (let at = 0; at < text.length; at += step) {
      const letter = text[at] === 'x' ? 'y' : 'x'
      const report = await verify(text.slice(0, at) + letter + text.slice(at + 1), portsOver())
      if (report.verdict === 'valid') missed.push(at)
    }
    expect(missed).toEqual([])
  })
})
