import { generateKeyPairSync } from 'node:crypto'
import { compactVerify, importJWK, SignJWT } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import {
  addresses,
  canonize,
  keyIssuer,
  learner,
  makeBadge,
  portsOver,
  publicJwk,
  sampleCredential,
  testKey,
} from '../testing/index.ts'
import { issuedByOracle, verifiedByOracle } from '../testing/oracle.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const created = new Date('2026-01-01T00:00:00Z')

describe('our credentials with a Data Integrity proof', () => {
  it('verify with @digitalbazaar/vc, so other wallets and verifiers accept them', async () => {
    const { did, signer } = keyIssuer()
    const signed = await signDataIntegrity(
      sampleCredential(did),
      signer,
      { canonize, crypto: nodeCrypto },
      created,
    )
    expect(await verifiedByOracle(signed, {})).toBe(true)
    expect(await verifiedByOracle({ ...signed, name: 'Doctor of Everything' }, {})).toBe(false)
  })

  it('verify with @digitalbazaar/vc also when the key stands in a document of the issuer, with a status', async () => {
    const { document, web } = await makeBadge('3.0 data-integrity')
    const { verificationMethod } = JSON.parse(JSON.stringify(web[addresses.issuer]))
    const key = {
      '@context': 'https://w3id.org/security/multikey/v1',
      ...verificationMethod[0],
      id: `${addresses.issuer}#key-1`,
    }
    const controller = {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: addresses.issuer,
      assertionMethod: [key],
    }
    expect(await verifiedByOracle(document, { [key.id]: key, [addresses.issuer]: controller })).toBe(true)
    const list = JSON.parse(JSON.stringify(web[addresses.revocation]))
    expect(await verifiedByOracle(list, { [key.id]: key, [addresses.issuer]: controller })).toBe(true)
  })
})

it('a credential issued with @digitalbazaar/vc is valid here, and is not once changed', async () => {
  const issued = await issuedByOracle(did => sampleCredential(did))
  const report = await verify(JSON.stringify(issued), portsOver(), { recipient: [learner] })
  expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
  expect(report.verdict).toBe('valid')
  const changed = await verify(JSON.stringify({ ...issued, validUntil: '2028-01-01T00:00:00Z' }), portsOver())
  expect(changed.findings).toContainEqual(
    expect.objectContaining({ check: 'proof', outcome: 'failed', reason: 'signature-wrong' }),
  )
})

describe.each(['Ed25519', 'ES256', 'RS256'] as const)('a VC-JWT with a key of the kind %s', algorithm => {
  const alg = algorithm === 'Ed25519' ? 'EdDSA' : algorithm
  const key = testKey(algorithm)
  const kid = 'https://school.example/keys/1'
  const web = {
    [kid]: key.jwk,
    [addresses.issuer]: { id: addresses.issuer, assertionMethod: [{ id: kid, publicKeyJwk: key.jwk }] },
  }

  it('that we signed verifies with jose', async () => {
    const jwt = await signJwt(sampleCredential(addresses.issuer), key.at(kid))
    const { payload, protectedHeader } = await compactVerify(jwt, await importJWK({ ...key.jwk }, alg))
    expect(protectedHeader).toEqual({ alg, kid, typ: 'JWT' })
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      iss: addresses.issuer,
      nbf: 1767225600,
      exp: 1798761600,
    })
  })

  it('that jose signed is valid here, and is not once changed', async () => {
    const jwt = await joseSigned(sampleCredential(addresses.issuer), alg, kid)
    const report = await verify(jwt.text, portsOver(jwt.web), { recipient: [learner] })
    expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
    expect(report.verdict).toBe('valid')
    const [header = '', , signature = ''] = jwt.text.split('.')
    const other = Buffer.from(
      JSON.stringify({ ...sampleCredential(addresses.issuer), name: 'Doctor' }),
    ).toString('base64url')
    const changed = await verify(`${header}.${other}.${signature}`, portsOver(jwt.web))
    expect(changed.findings).toContainEqual(
      expect.objectContaining({ check: 'proof', outcome: 'failed', reason: 'signature-wrong' }),
    )
  })

  it('that we signed is valid here', async () => {
    const report = await verify(
      await signJwt(sampleCredential(addresses.issuer), key.at(kid)),
      portsOver(web),
    )
    expect(report.verdict).toBe('valid')
  })
})

async function joseSigned(credential: JsonObject, alg: string, kid: string) {
  const { privateKey, publicKey } =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : alg === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const text = await new SignJWT({ ...credential })
    .setIssuer(addresses.issuer)
    .setJti(String(credential['id']))
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .sign(privateKey)
  const jwk = publicJwk(publicKey)
  return {
    text,
    web: {
      [kid]: jwk,
      [addresses.issuer]: { id: addresses.issuer, assertionMethod: [{ id: kid, publicKeyJwk: jwk }] },
    },
  }
}

it('a key is written as the Multikey that @digitalbazaar/ed25519-multikey reads', async () => {
  const { from } = await import('@digitalbazaar/ed25519-multikey')
  const { jwk } = testKey('Ed25519')
  const read = await from({
    type: 'Multikey',
    id: '#1',
    controller: 'urn:x',
    publicKeyMultibase: jwkToMultikey(jwk),
  })
  expect(read.publicKeyMultibase).toBe(jwkToMultikey(jwk))
})
