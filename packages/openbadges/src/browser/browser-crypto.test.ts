import { describe, expect, it, vi } from 'vitest'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import {
  canonize,
  formNames,
  keyIssuer,
  learner,
  makeBadge,
  portsOver,
  sampleCredential,
  testKey,
} from '../testing/index.ts'
import { verify } from '../verify/verify.ts'
import { browserCanonize, browserCrypto } from './index.ts'

vi.setConfig({ testTimeout: 60_000 })

const bytes = new TextEncoder().encode('Knots')

describe('a visitor checks in the browser what the host checked', () => {
  it.each(formNames)('a badge in the form %s', async form => {
    for (const wish of [{}, { forged: true }, { otherKey: true }, { revoked: true }]) {
      const { input, web } = await makeBadge(form, wish)
      const options = { recipient: [learner] }
      const there = await verify(input, portsOver(web), options)
      const here = await verify(
        input,
        { ...portsOver(web), crypto: browserCrypto, canonize: browserCanonize },
        options,
      )
      expect(here).toEqual(there)
    }
  })

  it('and a badge signed by a did:key needs no network at all', async () => {
    const { did, signer } = keyIssuer()
    const signed = await signDataIntegrity(
      sampleCredential(did),
      signer,
      { canonize, crypto: nodeCrypto },
      new Date('2026-01-01T00:00:00Z'),
    )
    const ports = { ...portsOver(), crypto: browserCrypto, canonize: browserCanonize }
    expect((await verify(JSON.stringify(signed), ports)).verdict).toBe('valid')
    expect((await verify(await signJwt(sampleCredential(did), signer), ports)).verdict).toBe('valid')
    expect(ports.asked).toEqual([])
  })
})

describe.each([
  ['Node', nodeCrypto],
  ['the browser', browserCrypto],
])('in %s', (_name, crypto) => {
  it.each(['Ed25519', 'ES256', 'RS256'] as const)(
    'a signature by %s holds for its bytes and its key only',
    async algorithm => {
      const key = testKey(algorithm)
      const signature = await key.at('#1').sign(bytes)
      expect(await crypto.verify(algorithm, key.jwk, signature, bytes)).toBe(true)
      expect(await crypto.verify(algorithm, key.jwk, signature, bytes.slice(1))).toBe(false)
      expect(await crypto.verify(algorithm, testKey(algorithm).jwk, signature, bytes)).toBe(false)
      for (const wrong of [
        new Uint8Array(),
        new Uint8Array(64),
        signature.slice(1),
        Uint8Array.from([...signature, 0]),
      ])
        expect(await crypto.verify(algorithm, key.jwk, wrong, bytes)).toBe(false)
    },
  )

  it('a key in PEM is the same key, and what is none is refused', async () => {
    const { pem, jwk } = testKey('RS256')
    expect(await crypto.jwkFromPem(pem)).toEqual(jwk)
    for (const bad of ['', 'x', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'])
      await expect(async () => await crypto.jwkFromPem(bad)).rejects.toMatchObject({ code: 'key-malformed' })
  })

  it('a key of small order is refused', async () => {
    const jwk = {
      kty: 'OKP',
      crv: 'Ed25519',
      x: Buffer.from(`01${'00'.repeat(31)}`, 'hex').toString('base64url'),
    }
    await expect(
      async () => await crypto.verify('Ed25519', jwk, new Uint8Array(64), bytes),
    ).rejects.toMatchObject({ code: 'key-weak' })
    await expect(
      async () => await crypto.verify('Ed25519', { ...jwk, x: 'AAAA' }, new Uint8Array(64), bytes),
    ).rejects.toMatchObject({ code: 'key-malformed' })
  })
})
