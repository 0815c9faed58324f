import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import { ed25519ToMultikey, jwkToMultikey } from '../keys/multikey.ts'
import { nodeCrypto } from '../node/node-crypto.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import {
  addresses,
  canonize,
  keyIssuer,
  portsOver,
  publicJwk,
  sampleCredential,
  testKey,
  type Web,
} from '../testing/index.ts'
import type { Finding } from './report.ts'
import { verify } from './verify.ts'

vi.setConfig({ testTimeout: 60_000 })

const kid = 'https://school.example/keys/1'
const own = testKey('Ed25519')
const credential = sampleCredential(addresses.issuer)

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
})

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

describe('a key proves its issuer only', () => {
  it('when the issuer lists it for signing badges', async () => {
    const method = { id: kid, type: 'JsonWebKey', publicKeyJwk: own.jwk }
    const text = jwt({ alg: 'EdDSA', kid })
    await expectFinding(
      { ...webOf(own.jwk), [addresses.issuer]: { id: addresses.issuer, verificationMethod: [method] } },
      text,
      'issuer-key',
      'issuer-unproven',
    )
    await expectValid(
      {
        ...webOf(own.jwk),
        [addresses.issuer]: { id: addresses.issuer, verificationMethod: [method], assertionMethod: [kid] },
      },
      text,
    )
  })

  it('while the issuer has not withdrawn it', async () => {
    const method = { id: kid, type: 'Multikey', publicKeyMultibase: jwkToMultikey(own.jwk) }
    const text = jwt({ alg: 'EdDSA', kid })
    const at = (revoked: string) => ({
      ...webOf(own.jwk),
      [addresses.issuer]: { id: addresses.issuer, assertionMethod: [{ ...method, revoked }] },
    })
    await expectFinding(at('2026-05-01T00:00:00Z'), text, 'issuer-key', 'key-revoked')
    await expectFinding(at('some day'), text, 'issuer-key', 'key-revoked')
    await expectValid(at('2026-07-01T00:00:00Z'), text)
  })

  it("through the key set of the issuer's host, which may say whose key it is", async () => {
    const set = 'https://school.example/.well-known/jwks.json'
    const text = jwt({ alg: 'EdDSA', kid })
    const listing = (key: object) => ({
      [kid]: own.jwk,
      [addresses.issuer]: { id: addresses.issuer, name: 'School' },
      [set]: { keys: [key] },
    })
    await expectValid(listing(own.jwk), text)
    await expectValid(listing({ ...own.jwk, iss: addresses.issuer }), text)
    await expectFinding(
      listing({ ...own.jwk, iss: 'https://school.example/other' }),
      text,
      'issuer-key',
      'issuer-unproven',
    )
    await expectFinding({ ...listing(own.jwk), [set]: 404 }, text, 'issuer-key', 'issuer-unproven')
    await expectFinding({ ...listing(own.jwk), [set]: 503 }, text, 'issuer-key', 'issuer-unreachable')
  })

  it('when the document is that of the issuer and of nobody else', async () => {
    const text = jwt({ alg: 'EdDSA', kid })
    const method = { id: kid, publicKeyJwk: own.jwk }
    const saying = (id: string) => ({
      [kid]: own.jwk,
      [addresses.issuer]: { id, assertionMethod: [method] },
      'https://school.example/.well-known/jwks.json': 404,
    })
    await expectFinding(saying('https://other.example/issuer'), text, 'issuer-key', 'issuer-unproven')
    await expectValid(saying(`${addresses.issuer}/`), text)
    const sentOn = {
      ...webOf(own.jwk),
      [addresses.issuer]: {
        at: 'https://evil.example/',
        body: { id: addresses.issuer, assertionMethod: [method] },
      },
    }
    await expectFinding(sentOn, text, 'issuer-key', 'issuer-unreachable')
    const sentHome = {
      ...webOf(own.jwk),
      [addresses.issuer]: {
        at: 'https://www.school.example/',
        body: { id: addresses.issuer, assertionMethod: [method] },
      },
    }
    await expectValid(sentHome, text)
  })

  it('and a did:key only for itself', async () => {
    const [a, b] = [keyIssuer(), keyIssuer()]
    const created = new Date('2026-01-01T00:00:00Z')
    const of = async (issuer: string) =>
      JSON.stringify(
        await signDataIntegrity(
          sampleCredential(issuer),
          a.signer,
          { canonize, crypto: nodeCrypto },
          created,
        ),
      )
    await expectFinding({}, await of(b.did), 'issuer-key', 'issuer-unproven')
    await expectFinding({}, await of('did:example:123'), 'issuer-key', 'issuer-unresolvable')
    await expectValid({}, await of(a.did))
  })

  it('and a did:web when its document names itself', async () => {
    const did = 'did:web:school.example:issuers:1'
    const url = 'https://school.example/issuers/1/did.json'
    const method = `${did}#key-1`
    const listed = {
      id: method,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: jwkToMultikey(own.jwk),
    }
    const text = jwt({ alg: 'EdDSA', kid: method }, sampleCredential(did))
    const document = { id: did, verificationMethod: [listed], assertionMethod: [method] }
    await expectValid({ [url]: document }, text)
    await expectFinding(
      { [url]: { ...document, id: 'did:web:other.example' } },
      text,
      'proof',
      'key-not-found',
    )
    await expectFinding({ [url]: { ...document, verificationMethod: [] } }, text, 'proof', 'key-not-found')
    await expectFinding({ [url]: '<html>' }, text, 'proof', 'key-unreadable')
    await expectFinding({}, text, 'proof', 'key-unreachable')
  })

  it('and a PEM with a private key is no public key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    expect(() => nodeCrypto.jwkFromPem(pem)).toThrow('private part')
    expect(() => nodeCrypto.jwkFromPem('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toThrow(
      'not a PEM',
    )
    expect(nodeCrypto.jwkFromPem(testKey('RS256').pem)).toMatchObject({ kty: 'RSA' })
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

function jwt(header: object, payload: JsonObject = credential, key = own): string {
  const bytesOf = (input: Buffer): Buffer => Buffer.from(key.at(kid).sign(input) as Uint8Array)
  return signedWith(header, bytesOf, payload)
}

function signedWith(
  header: object,
  bytesOf: (input: Buffer) => Buffer,
  payload: JsonObject = credential,
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part(header)}.${part(payload)}`
  return `${input}.${bytesOf(Buffer.from(input)).toString('base64url')}`
}

function webOf(jwk: object): Web {
  return {
    [kid]: jwk,
    [addresses.issuer]: { id: addresses.issuer, assertionMethod: [{ id: kid, publicKeyJwk: jwk }] },
  }
}

async function expectValid(web: Web, text: string): Promise<void> {
  const report = await verify(text, portsOver(web))
  expect(report.findings.filter(finding => finding.outcome !== 'passed')).toEqual([])
  expect(report.verdict).toBe('valid')
}

async function expectFinding(web: Web, text: string, check: Finding['check'], reason: string): Promise<void> {
  const report = await verify(text, portsOver(web))
  expect(report.findings.filter(finding => finding.outcome !== 'passed')).toContainEqual(
    expect.objectContaining({ check, reason }),
  )
  expect(report.verdict).not.toBe('valid')
}
