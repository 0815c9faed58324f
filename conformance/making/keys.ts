import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { p256, p384 } from '@noble/curves/nist.js'
import { sha256, sha384 } from '@noble/hashes/sha2.js'
import type { PublicJwk, Signer } from 'openbadges'
import { ed25519Signer } from 'openbadges/node'
import { jwkToMultikey } from 'openbadges/sign'
import { rsaTestKey } from './rsa-test-key.ts'

/** A key of the fixtures: made from its name, so that whoever makes them again makes the same bytes. */
export type FixtureKey = {
  jwk: PublicJwk
  alg: string
  pem: string | null
  sign(bytes: Uint8Array): Uint8Array
}

const seedOf = (name: string) => createHash('sha256').update(`fixture ${name}`).digest()

/** An Ed25519 key. */
export function ed25519Key(name: string): FixtureKey & { did: string; method: string; signer: Signer } {
  const signer = ed25519Signer(seedOf(name), '')
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seedOf(name)])
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  const jwk = { kty: 'OKP', crv: 'Ed25519', x }
  const multikey = jwkToMultikey(jwk)
  const did = `did:key:${multikey}`
  const method = `${did}#${multikey}`
  return {
    jwk,
    did,
    method,
    alg: 'EdDSA',
    pem: null,
    signer: { ...signer, verificationMethod: method },
    sign: bytes => sign(null, bytes, key),
  }
}

/** A key on P-256 or P-384; its signatures are deterministic (RFC 6979). */
export function ecKey(name: string, crv: 'P-256' | 'P-384'): FixtureKey {
  const curve = crv === 'P-256' ? p256 : p384
  const hash = crv === 'P-256' ? sha256 : sha384
  const size = crv === 'P-256' ? 32 : 48
  const secret = new Uint8Array(size)
  secret.set(seedOf(name), size - 32)
  const point = curve.getPublicKey(secret, false)
  const part = (from: number) => Buffer.from(point.slice(from, from + size)).toString('base64url')
  return {
    jwk: { kty: 'EC', crv, x: part(1), y: part(1 + size) },
    alg: crv === 'P-256' ? 'ES256' : 'ES384',
    pem: null,
    sign: bytes => curve.sign(hash(bytes), secret, { prehash: false, lowS: false }),
  }
}

/** An RSA key, which cannot be made from a name: it stands in `rsa-test-key.ts`. */
export function rsaKey(): FixtureKey {
  const key = createPrivateKey({ key: { ...rsaTestKey }, format: 'jwk' })
  return {
    jwk: { kty: 'RSA', n: rsaTestKey.n, e: rsaTestKey.e },
    alg: 'RS256',
    pem: String(createPublicKey(key).export({ type: 'spki', format: 'pem' })),
    sign: bytes => sign('sha256', bytes, key),
  }
}
