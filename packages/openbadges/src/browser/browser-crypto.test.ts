import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
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

describe('host and browser agree on keys that are made to tell them apart', () => {
  const { Point } = ed25519
  const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
  const secret = 4_711n
  const key = Point.BASE.multiply(secret).add(torsion).toBytes()
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }

  /** A signature under a key that is not of prime order; it fits without the cofactor only for some messages. */
  function signed(message: Uint8Array): { signature: Uint8Array; plain: boolean } {
    const commitment = Point.BASE.multiply(99n).toBytes()
    const h = bytesToNumberLE(sha512(concatBytes(commitment, key, message))) % Point.Fn.ORDER
    const s = (99n + h * secret) % Point.Fn.ORDER
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => Number((s >> BigInt(8 * at)) & 255n))
    return { signature: concatBytes(commitment, bytes), plain: h % 8n === 0n }
  }

  it('and are not of prime order', async () => {
    const messages = Array.from({ length: 64 }, (_, at) => Uint8Array.of(at))
    const plain = messages.filter(message => signed(message).plain)
    expect(plain.length).toBeGreaterThan(0)
    expect(plain.length).toBeLessThan(messages.length)
    for (const message of messages) {
      const { signature, plain: fits } = signed(message)
      expect(nodeCrypto.verify('Ed25519', jwk, signature, message)).toBe(fits)
      expect(await browserCrypto.verify('Ed25519', jwk, signature, message)).toBe(fits)
    }
  })

  it('and lie on no curve', async () => {
    const off = { ...jwk, x: Buffer.alloc(32, 2).toString('base64url') }
    const judge = async (own: typeof nodeCrypto) =>
      await own.verify('Ed25519', off, new Uint8Array(64), bytes)
    for (const own of [nodeCrypto, browserCrypto])
      await expect(judge(own)).rejects.toMatchObject({ code: 'key-malformed' })
  })
})
