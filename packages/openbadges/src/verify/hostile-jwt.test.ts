import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describe, it, vi } from 'vitest'
import { addresses, testKey } from '../testing/index.ts'
import {
  credential,
  expectFinding,
  expectValid,
  jwt,
  kid,
  own,
  signedWith,
  webOf,
} from '../testing/jwt-trial.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a VC-JWT proves nothing', () => {
  it('with the algorithm "none"', async () => {
    await expectFinding(webOf(own.jwk), jwt({ alg: 'none', kid }), 'proof', 'algorithm-refused')
    await expectFinding(
      webOf(own.jwk),
      `${jwt({ alg: 'EdDSA', kid }).split('.').slice(0, 2).join('.')}.`,
      'proof',
      'signature-wrong',
    )
  })

  it.each(['constructor', 'toString', '__proto__x', 'HS512', 'PS256', 'ES256K', 'eddsa', ' EdDSA'])(
    'with the algorithm "%s"',
    async alg => {
      await expectFinding(webOf(own.jwk), jwt({ alg, kid }), 'proof', 'algorithm-refused')
      await expectValid(webOf(own.jwk), jwt({ alg: 'EdDSA', kid }))
    },
  )

  it('with a shared secret, which could be the public key', async () => {
    const text = signedWith({ alg: 'HS256', kid }, input =>
      createHmac('sha256', own.pem).update(input).digest(),
    )
    await expectFinding(webOf(own.jwk), text, 'proof', 'algorithm-refused')
  })

  it('with a key of another kind than its header says', async () => {
    await expectFinding(webOf(testKey('ES256').jwk), jwt({ alg: 'EdDSA', kid }), 'proof', 'key-mismatch')
    await expectFinding(webOf(own.jwk), jwt({ alg: 'RS256', kid }), 'proof', 'key-mismatch')
  })

  it('when it demands what is not known here', async () => {
    await expectFinding(webOf(own.jwk), jwt({ alg: 'EdDSA', kid, crit: ['exp'] }), 'proof', 'header-refused')
    await expectFinding(webOf(own.jwk), jwt({ alg: 'EdDSA', kid, b64: false }), 'proof', 'header-refused')
  })

  it('of its issuer, with a key that it brings along itself', async () => {
    const brought = testKey('Ed25519')
    const text = jwt({ alg: 'EdDSA', jwk: brought.jwk }, credential, brought)
    await expectFinding(webOf(own.jwk), text, 'issuer-key', 'issuer-unproven')
    await expectValid(webOf(brought.jwk), text)
  })

  it('with a private key in its header', async () => {
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
    await expectFinding(webOf(own.jwk), jwt({ alg: 'EdDSA', jwk }), 'proof', 'key-malformed')
  })

  it('without a word on its key', async () => {
    await expectFinding(webOf(own.jwk), jwt({ alg: 'EdDSA' }), 'proof', 'key-not-found')
  })

  it('when its claims contradict the credential', async () => {
    for (const claims of [
      { iss: 'https://other.example' },
      { jti: 'urn:other' },
      { nbf: 1 },
      { exp: 1 },
      { exp: 'soon' },
    ])
      await expectFinding(
        webOf(own.jwk),
        jwt({ alg: 'EdDSA', kid }, { ...credential, ...claims }),
        'proof',
        'claims-contradict',
      )
  })

  it('when a second credential hides in it', async () => {
    const twice = { ...credential, vc: { ...credential, name: 'Doctor' } }
    await expectFinding(webOf(own.jwk), jwt({ alg: 'EdDSA', kid }, twice), 'proof', 'claims-contradict')
    await expectFinding(
      webOf(own.jwk),
      jwt({ alg: 'EdDSA', kid }, { vc: credential }),
      'proof',
      'claims-contradict',
    )
  })

  it('while the same with nothing wrong is valid', async () => {
    await expectValid(webOf(own.jwk), jwt({ alg: 'EdDSA', kid }))
    await expectValid(
      webOf(own.jwk),
      jwt({ alg: 'EdDSA', kid, typ: 'vc+jwt' }, { ...credential, iss: addresses.issuer, aud: 'x' }),
    )
  })
})

it('a VC-JWT without an end of its own ends when its claim says', async () => {
  const { validUntil: _end, ...endless } = credential
  const ended = Date.parse('2026-05-01T00:00:00Z') / 1000
  await expectFinding(
    webOf(own.jwk),
    jwt({ alg: 'EdDSA', kid }, { ...endless, exp: ended }),
    'validity',
    'expired',
  )
  await expectValid(webOf(own.jwk), jwt({ alg: 'EdDSA', kid }, { ...endless, exp: ended + 90 * 86_400 }))
  await expectFinding(
    webOf(own.jwk),
    jwt({ alg: 'EdDSA', kid }, { ...endless, exp: 1e18 }),
    'validity',
    'date-malformed',
  )
})
