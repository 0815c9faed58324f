import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { ed25519ToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { canonize, portsOver, publicJwk, sampleCredential } from '../testing/index.ts'
import { expectFinding, expectValid, jwt, kid, signedWith, webOf } from '../testing/jwt-trial.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a key under which anybody could sign is refused', () => {
  it.each([
    ['the neutral element', `01${'00'.repeat(31)}`],
    ['zero', '00'.repeat(32)],
    ['zero with its sign bit', `${'00'.repeat(31)}80`],
    ['order two', `ec${'ff'.repeat(30)}7f`],
    ['order eight', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['order eight, the other', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  ])('a point of small order: %s', async (_name, hex) => {
    const multikey = ed25519ToMultikey(Buffer.from(hex, 'hex'))
    const did = `did:key:${multikey}`
    const forged = {
      verificationMethod: `${did}#${multikey}`,
      algorithm: 'Ed25519' as const,
      sign: () => Buffer.from(`01${'00'.repeat(63)}`, 'hex'),
    }
    const signed = await signDataIntegrity(
      sampleCredential(did),
      forged,
      { canonize, crypto: nodeCrypto },
      new Date('2026-01-01T00:00:00Z'),
    )
    const report = await verify(JSON.stringify(signed), portsOver())
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        check: 'proof',
        outcome: 'failed',
        reason: expect.stringMatching(/^key-(weak|malformed)$/),
      }),
    )
  })

  it.each([
    ['1024 bits', { modulusLength: 1024, publicExponent: 65_537 }],
    ['an exponent of three', { modulusLength: 2048, publicExponent: 3 }],
  ])('an RSA key with %s', async (_name, options) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', options)
    const text = signedWith({ alg: 'RS256', kid }, input => sign('sha256', input, privateKey))
    await expectFinding(webOf(publicKey.export({ format: 'jwk' })), text, 'proof', 'key-weak')
    const { privateKey: good, publicKey: goodPublic } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    await expectValid(
      webOf(publicJwk(goodPublic)),
      signedWith({ alg: 'RS256', kid }, input => sign('sha256', input, good)),
    )
  })

  it('an RSA key that zeros make look long', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const { n = '', ...rest } = publicKey.export({ format: 'jwk' })
    const padded = Buffer.concat([Buffer.alloc(200), Buffer.from(n, 'base64url')]).toString('base64url')
    const text = signedWith({ alg: 'RS256', kid }, input => sign('sha256', input, privateKey))
    await expectFinding(webOf({ ...rest, n: padded }), text, 'proof', 'key-weak')
  })
})

it.each([
  ['that is too short', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }],
  ['that is no base64url', { kty: 'OKP', crv: 'Ed25519', x: 'A' }],
  ['that lies on no curve', { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }],
  ['that lacks a part', { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43) }],
  ['of numbers', { kty: 'OKP', crv: 'Ed25519', x: 7 }],
])('a key %s fails the proof and stops nothing', async (_name, jwk) => {
  const alg = jwk.kty === 'EC' ? 'ES256' : 'EdDSA'
  await expectFinding({}, jwt({ alg, jwk }), 'proof', 'key-malformed')
})
