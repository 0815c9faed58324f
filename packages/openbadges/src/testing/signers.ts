import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { toPublicJwk } from '../keys/jwk.ts'
import { ed25519Signer, generateKey } from '../node/generate-key.ts'
import type { Algorithm, PublicJwk, Signer } from '../ports.ts'

/** A key pair for tests; `at` names the address under which its public half is found. */
export type TestKey = { algorithm: Algorithm; jwk: PublicJwk; pem: string; at(method: string): Signer }

/** An issuer whose key is its did:key. */
export function keyIssuer() {
  const key = generateKey()
  const did = `did:key:${key.publicKeyMultibase}`
  return { did, signer: ed25519Signer(key.secret, `${did}#${key.publicKeyMultibase}`), ...key }
}

/** A new key of any kind that is read here. */
export function testKey(algorithm: Algorithm): TestKey {
  const { privateKey, publicKey } = pairOf(algorithm)
  const digest = { Ed25519: null, ES256: 'sha256', ES384: 'sha384', RS256: 'sha256' }[algorithm]
  return {
    algorithm,
    jwk: publicJwk(publicKey),
    pem: String(publicKey.export({ type: 'spki', format: 'pem' })),
    at: verificationMethod => ({
      verificationMethod,
      algorithm,
      sign: bytes => sign(digest, bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    }),
  }
}

/** The JWK of a public key. */
export function publicJwk(key: KeyObject): PublicJwk {
  const { kty, crv, x, y, n, e } = key.export({ format: 'jwk' })
  return toPublicJwk(JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })))
}

function pairOf(algorithm: Algorithm): { privateKey: KeyObject; publicKey: KeyObject } {
  if (algorithm === 'Ed25519') return generateKeyPairSync('ed25519')
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return generateKeyPairSync('ec', { namedCurve: algorithm === 'ES384' ? 'P-384' : 'P-256' })
}
