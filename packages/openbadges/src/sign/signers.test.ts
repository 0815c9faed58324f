import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { compactVerify, importJWK } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { newKeyPair as newInBrowser, signerFor as signerInBrowser } from '../browser/index.ts'
import { didFor, keyIdFor } from '../keys/did.ts'
import { jwkFromPem } from '../keys/pem.ts'
import { toPrivateJwk } from '../keys/private-jwk.ts'
import { publicPem } from '../keys/spki.ts'
import { newKeyPair, nodeCrypto, privateJwkFromPem, signerFor } from '../node/index.ts'
import type { Algorithm } from '../ports.ts'
import { suites } from '../proofs/suites.ts'
import { canonize, portsOver, sampleCredential } from '../testing/index.ts'
import { verify } from '../verify/verify.ts'
import { signDataIntegrity, signJwt } from './index.ts'

vi.setConfig({ testTimeout: 60_000 })

const ports = { canonize, crypto: nodeCrypto }
const created = new Date('2026-01-01T00:00:00Z')
const algorithms: Algorithm[] = ['Ed25519', 'ES256', 'ES384', 'RS256']
const makers = {
  Node: { newKeyPair, signerFor },
  'the browser': { newKeyPair: newInBrowser, signerFor: signerInBrowser },
}
const suiteNames = ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019'] as const

async function verdictOf(text: string) {
  const report = await verify(text, portsOver())
  return [report.verdict, report.findings.filter(each => each.outcome !== 'passed')]
}

describe.each(Object.entries(makers))('a key made in %s', (_name, maker) => {
  it.each(algorithms)('for %s signs badges that are valid with it and with no other', async algorithm => {
    const { publicJwk, privateJwk } = await maker.newKeyPair(algorithm, 2048)
    const did = didFor(publicJwk)
    const signer = await maker.signerFor(privateJwk, keyIdFor(did))
    expect(signer.algorithm).toBe(algorithm)
    const credential = sampleCredential(did)
    const jwt = await signJwt(credential, signer)
    expect(await verdictOf(jwt)).toEqual(['valid', []])
    const { payload } = await compactVerify(jwt, await importJWK({ ...publicJwk }, algorithm))
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject(credential)
    const stranger = await maker.newKeyPair(algorithm, 2048)
    expect((await verdictOf(await signJwt(sampleCredential(didFor(stranger.publicJwk)), signer)))[0]).toBe(
      'invalid',
    )
    for (const suite of suiteNames) {
      const signing = signDataIntegrity(credential, signer, ports, created, suite)
      if (suites.get(suite)?.algorithms.includes(algorithm))
        expect(await verdictOf(JSON.stringify(await signing))).toEqual(['valid', []])
      else await expect(signing).rejects.toMatchObject({ code: 'key-unsupported' })
    }
  })

  it('is refused when it has no private half, or the halves of different keys', async () => {
    const [one, other] = [await maker.newKeyPair('Ed25519'), await maker.newKeyPair('Ed25519')]
    const signWith = async (jwk: object) => await maker.signerFor(toPrivateJwk({ ...jwk }), 'urn:x')
    await expect(signWith(one.publicJwk)).rejects.toMatchObject({ code: 'key-malformed' })
    const mixed = { ...one.privateJwk, x: other.publicJwk.x }
    await expect(signWith(mixed)).rejects.toMatchObject({ code: 'key-malformed' })
  })
})

describe('a key in PEM', () => {
  it.each(algorithms)('for %s signs like the same key as JWK', async algorithm => {
    const { privateJwk, publicJwk } = await newKeyPair(algorithm, 2048)
    const pem = createPrivateKey({ key: { ...privateJwk }, format: 'jwk' }).export({
      type: 'pkcs8',
      format: 'pem',
    })
    expect(privateJwkFromPem(String(pem))).toEqual(privateJwk)
    expect(jwkFromPem(publicPem(publicJwk))).toEqual(publicJwk)
    const spki = createPublicKey({ key: { ...publicJwk }, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    })
    expect(publicPem(publicJwk)).toBe(spki)
    const did = didFor(publicJwk)
    const jwt = await signJwt(sampleCredential(did), signerFor(String(pem), keyIdFor(did)))
    expect(await verdictOf(jwt)).toEqual(['valid', []])
  })

  it('that is none, or of a kind that does not sign badges, is refused', () => {
    const pemOf = (type: 'x25519' | 'ed448') =>
      (type === 'ed448' ? generateKeyPairSync(type) : generateKeyPairSync(type)).privateKey.export({
        type: 'pkcs8',
        format: 'pem',
      })
    expect(() => signerFor('-----BEGIN PRIVATE KEY-----', 'urn:x')).toThrow('not a private key')
    for (const kind of ['x25519', 'ed448'] as const)
      expect(() => signerFor(String(pemOf(kind)), 'urn:x')).toThrow('only Ed25519 is read')
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
    expect(() => signerFor(String(weak.export({ type: 'pkcs1', format: 'pem' })), 'urn:x')).toThrow(
      'shorter than 2048',
    )
  })
})
