import { base58 } from '@scure/base'
import { describe, expect, it } from 'vitest'
import { testKey } from '../testing/index.ts'
import { methodsOf } from './controller-document.ts'
import { didWebFor, didWebToUrl, keyInsideDid } from './did.ts'
import { algorithmOf, sameKey, toPublicJwk } from './jwk.ts'
import { ed25519ToMultikey, jwkToMultikey, multikeyToJwk } from './multikey.ts'

describe('a did:web leads to its document', () => {
  it.each([
    ['did:web:school.example', 'https://school.example/.well-known/did.json'],
    ['did:web:school.example:issuers:1', 'https://school.example/issuers/1/did.json'],
    ['did:web:school.example%3A8443', 'https://school.example:8443/.well-known/did.json'],
    ['did:web:school.example%3A8443:a:b', 'https://school.example:8443/a/b/did.json'],
    ['did:web:school.example#key-1', 'https://school.example/.well-known/did.json'],
    ['did:web:school.example:%C3%BC', 'https://school.example/%C3%BC/did.json'],
    ['did:web:localhost%3A4000:issuers:1', 'http://localhost:4000/issuers/1/did.json'],
    ['did:web:city.localhost%3A4000', 'http://city.localhost:4000/.well-known/did.json'],
    ['did:web:127.0.0.1%3A4000', 'http://127.0.0.1:4000/.well-known/did.json'],
  ])('%s', (did, url) => {
    expect(didWebToUrl(did)).toBe(url)
  })

  it.each([
    'did:web:',
    'did:web:a b',
    'did:web:school.example%2Fevil',
    'did:web:user%40school.example',
    'did:web:school.example:..:secret',
    'did:web:school.example:a%2Fb',
    'did:web:school.example::a',
    'did:web:school.example:%',
    'did:web:%',
    'did:web:school.example?x',
    'did:web:localhost.evil.example%2F',
    'did:web:[::1]',
  ])('but %j leads nowhere', did => {
    expect(() => didWebToUrl(did)).toThrow(expect.objectContaining({ code: 'did-malformed' }))
  })

  it('over https wherever the name only begins like this machine', () => {
    expect(didWebToUrl('did:web:localhost.evil.example')).toBe(
      'https://localhost.evil.example/.well-known/did.json',
    )
    expect(didWebToUrl('did:web:127.0.0.1.evil.example')).toBe(
      'https://127.0.0.1.evil.example/.well-known/did.json',
    )
  })

  it.each([
    'https://school.example',
    'https://school.example:8443/issuers/1',
    'http://localhost:4000/issuers/city-library',
  ])('and %s has one that leads back', url => {
    const back = didWebToUrl(didWebFor(url))
    expect(back.replace(/\/(\.well-known\/)?did\.json$/, '')).toBe(url)
  })
})

describe('a Multikey', () => {
  it.each(['Ed25519', 'ES256'] as const)('of the kind %s is the same key as its JWK', algorithm => {
    const { jwk } = testKey(algorithm)
    const multikey = jwkToMultikey(jwk)
    expect(multikey).toMatch(algorithm === 'Ed25519' ? /^z6Mk/ : /^zDn/)
    expect(multikeyToJwk(multikey)).toEqual(jwk)
    expect(algorithmOf(multikeyToJwk(multikey))).toBe(algorithm)
    expect(keyInsideDid(`did:key:${multikey}#${multikey}`)).toEqual(jwk)
  })

  it('has the bytes that Controlled Identifiers names: 0xed01 and the key', () => {
    const key = Uint8Array.from({ length: 32 }, (_, at) => at)
    expect([...base58.decode(ed25519ToMultikey(key).slice(1))]).toEqual([0xed, 1, ...key])
  })

  it.each([
    ['in another base', 'u7QE', 'key-malformed'],
    ['with letters that base58 lacks', 'z0OIl', 'key-malformed'],
    [
      'of another kind',
      `z${base58.encode(Uint8Array.from([0xe7, 0x01, ...new Uint8Array(33)]))}`,
      'key-unsupported',
    ],
    [
      'of a kind that there is not',
      `z${base58.encode(Uint8Array.from([0x12, 0x05, ...new Uint8Array(32)]))}`,
      'key-malformed',
    ],
    [
      'of a point that is not on P-384',
      `z${base58.encode(Uint8Array.from([0x81, 0x24, ...new Uint8Array(49)]))}`,
      'key-malformed',
    ],
    [
      'that is too short',
      `z${base58.encode(Uint8Array.from([0xed, 0x01, ...new Uint8Array(31)]))}`,
      'key-malformed',
    ],
    [
      'that is too long',
      `z${base58.encode(Uint8Array.from([0xed, 0x01, ...new Uint8Array(33)]))}`,
      'key-malformed',
    ],
    [
      'of a point that is not on P-256',
      `z${base58.encode(Uint8Array.from([0x80, 0x24, 2, ...new Uint8Array(32).fill(0xff)]))}`,
      'key-malformed',
    ],
    ['that is empty', 'z', 'key-malformed'],
  ])('%s is refused', (_name, multikey, code) => {
    expect(() => multikeyToJwk(multikey)).toThrow(expect.objectContaining({ code }))
  })
})

describe('a did:jwk', () => {
  const did = (jwk: object) => `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`

  it('carries its key', () => {
    const { jwk } = testKey('ES256')
    expect(keyInsideDid(did(jwk))).toEqual(jwk)
    expect(keyInsideDid(`${did(jwk)}#0`)).toEqual(jwk)
  })

  it('that is damaged, or carries a private key, is refused', () => {
    for (const each of [
      'did:jwk:!!',
      'did:jwk:',
      did([]),
      did({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'AAAA' }),
    ])
      expect(() => keyInsideDid(each)).toThrow(expect.objectContaining({ name: 'BadgeError' }))
  })
})

describe('a JWK', () => {
  it.each(['Ed25519', 'ES256', 'RS256'] as const)(
    'of the kind %s is read without what does not belong to the key',
    algorithm => {
      const { jwk } = testKey(algorithm)
      expect(toPublicJwk({ ...jwk, use: 'sig', alg: 'none', x5c: [] })).toEqual(jwk)
      expect(sameKey(jwk, testKey(algorithm).jwk)).toBe(false)
      expect(() => toPublicJwk({ ...jwk, d: 'AAAA' })).toThrow('private part')
    },
  )

  it('of RSA is the same with and without zeros in front', () => {
    const { jwk } = testKey('RS256')
    const n = Buffer.concat([Buffer.alloc(2), Buffer.from(jwk.n ?? '', 'base64url')]).toString('base64url')
    expect(toPublicJwk({ ...jwk, n, e: 'AAEAAQ' })).toEqual(jwk)
  })

  it.each([
    ['symmetric', { kty: 'oct', k: 'AAAA' }, 'key-unsupported'],
    ['of Ed448', { kty: 'OKP', crv: 'Ed448', x: 'AAAA' }, 'key-unsupported'],
    ['of secp256k1', { kty: 'EC', crv: 'secp256k1', x: 'AAAA', y: 'AAAA' }, 'key-unsupported'],
    ['without its kind', { x: 'AAAA' }, 'key-unsupported'],
    ['that is a text', 'AAAA', 'key-malformed'],
    ['with a part that is no base64url', { kty: 'EC', crv: 'P-256', x: 'A+/A', y: 'AAAA' }, 'key-malformed'],
    [
      'with an exponent of one',
      { kty: 'RSA', n: Buffer.alloc(256, 0xff).toString('base64url'), e: 'AQ' },
      'key-weak',
    ],
    [
      'of 2040 bits and a half byte',
      {
        kty: 'RSA',
        n: Buffer.concat([Buffer.of(0x7f), Buffer.alloc(255, 0xff)]).toString('base64url'),
        e: 'AQAB',
      },
      'key-weak',
    ],
    [
      'that is an even number',
      { kty: 'RSA', n: Buffer.alloc(256, 0xfe).toString('base64url'), e: 'AQAB' },
      'key-weak',
    ],
    [
      'with an exponent of eight bytes',
      { kty: 'RSA', n: Buffer.alloc(256, 0xff).toString('base64url'), e: '_____________w' },
      'key-unsupported',
    ],
    [
      'of 31 bytes',
      { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(31, 7).toString('base64url') },
      'key-malformed',
    ],
    [
      'on P-256 with a short coordinate',
      { kty: 'EC', crv: 'P-256', x: Buffer.alloc(31, 7).toString('base64url'), y: 'A'.repeat(43) },
      'key-malformed',
    ],
    [
      'of sixteen thousand bits',
      { kty: 'RSA', n: Buffer.alloc(2048, 0xff).toString('base64url'), e: 'AQAB' },
      'key-unsupported',
    ],
  ])('%s is refused', (_name, jwk, code) => {
    expect(() => toPublicJwk(jwk)).toThrow(expect.objectContaining({ code }))
  })
})

it('a document lists its keys under their full names, whatever it calls them', () => {
  const { jwk } = testKey('Ed25519')
  const base = 'https://school.example/issuer'
  const key = { id: '#a', type: 'JsonWebKey', publicKeyJwk: jwk }
  const ids = (document: object) =>
    methodsOf(JSON.parse(JSON.stringify(document)), base).map(({ id, forAssertions }) => [id, forAssertions])
  expect(ids({ verificationMethod: [key], assertionMethod: ['#a'] })).toEqual([[`${base}#a`, true]])
  expect(ids({ verificationMethod: key, assertionMethod: `${base}#a` })).toEqual([[`${base}#a`, true]])
  expect(ids({ verificationMethod: [key], authentication: ['#a'] })).toEqual([[`${base}#a`, false]])
  expect(ids({ assertionMethod: [key] })).toEqual([[`${base}#a`, true]])
  expect(ids({ keys: [{ ...jwk, kid: 'b' }, jwk] })).toEqual([
    ['b', true],
    ['', true],
  ])
  expect(ids(jwk)).toEqual([[base, true]])
  expect(ids({ verificationMethod: ['#a', 7, null] })).toEqual([])
})
