import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jwkFromPem } from './pem.ts'

const kinds: [string, () => KeyObject][] = [
  ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey],
  ['P-256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey],
  ['P-384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey],
  ['Ed25519', () => generateKeyPairSync('ed25519').publicKey],
]
const spki = (key: KeyObject) => String(key.export({ type: 'spki', format: 'pem' }))

describe('a PEM is read as node:crypto reads it', () => {
  it.each(kinds)('with a key of the kind %s', (_name, make) => {
    const key = make()
    expect(jwkFromPem(spki(key))).toEqual(key.export({ format: 'jwk' }))
    expect(jwkFromPem(` \r\n${spki(key).replaceAll('\n', '\r\n')}`)).toEqual(key.export({ format: 'jwk' }))
  })

  it('with an RSA key in its older form', () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    const pem = String(key.export({ type: 'pkcs1', format: 'pem' }))
    expect(jwkFromPem(pem)).toEqual(createPublicKey(pem).export({ format: 'jwk' }))
  })
})

describe('a PEM is refused', () => {
  const good = spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)
  const privateKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  const rsa = (options: { modulusLength: number; publicExponent?: number }) =>
    spki(generateKeyPairSync('rsa', options).publicKey)

  it.each([
    ['with a private key', String(privateKey), 'key-malformed'],
    ['of a certificate', good.replaceAll('PUBLIC KEY', 'CERTIFICATE'), 'key-malformed'],
    ['that is cut off', good.replace(/.{30}\n-----END/, '\n-----END'), 'key-malformed'],
    ['without anything', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----', 'key-malformed'],
    [
      'with a point on no curve',
      good.replace(/[A-Za-z0-9+/]{20}==/, 'AAAAAAAAAAAAAAAAAAAA=='),
      'key-malformed',
    ],
    [
      'with a curve not read here',
      spki(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey),
      'key-unsupported',
    ],
    ['with a short RSA key', rsa({ modulusLength: 1024 }), 'key-weak'],
    ['with a weak exponent', rsa({ modulusLength: 2048, publicExponent: 3 }), 'key-weak'],
  ])('%s', (_name, pem, code) => {
    expect(() => jwkFromPem(pem)).toThrow(expect.objectContaining({ code }))
    expect(jwkFromPem(good)).toMatchObject({ crv: 'P-256' })
  })
})
