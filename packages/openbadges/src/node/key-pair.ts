import { createPrivateKey, generateKeyPair, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { BadgeError } from '../errors.ts'
import { algorithmOf, sameKey } from '../keys/jwk.ts'
import { type KeyPair, type PrivateJwk, publicHalf, toPrivateJwk } from '../keys/private-jwk.ts'
import type { Algorithm, Signer } from '../ports.ts'

const generate = promisify(generateKeyPair)

/** A new key of any kind that signs badges; `rsaBits` counts for RSA alone. */
export async function newKeyPair(algorithm: Algorithm, rsaBits = 3072): Promise<KeyPair> {
  const { privateKey } = await pairOf(algorithm, rsaBits)
  const privateJwk = jwkOf(privateKey)
  return { algorithm, publicJwk: publicHalf(privateJwk), privateJwk }
}

/**
 * Sign with a private key, given as JWK or as PEM (PKCS #8, PKCS #1 or SEC 1, without passphrase);
 * `verificationMethod` is the URL under which its public half is found. Throws `key-malformed`,
 * `key-unsupported` and `key-weak`.
 */
export function signerFor(key: PrivateJwk | string, verificationMethod: string): Signer {
  const own = privateKeyOf(key)
  const half = publicHalf(jwkOf(own))
  if (typeof key !== 'string' && !sameKey(half, publicHalf(key)))
    throw new BadgeError('key-malformed', 'The halves of the key do not belong together.')
  const algorithm = algorithmOf(half)
  const digest = { Ed25519: null, ES256: 'sha256', ES384: 'sha384', RS256: 'sha256' }[algorithm]
  return {
    verificationMethod,
    algorithm,
    sign: bytes => sign(digest, bytes, { key: own, dsaEncoding: 'ieee-p1363' }),
  }
}

/** The private JWK of a key in PEM (PKCS #8, PKCS #1 or SEC 1, without passphrase). Throws as `signerFor`. */
export function privateJwkFromPem(pem: string): PrivateJwk {
  return jwkOf(privateKeyOf(pem))
}

function privateKeyOf(key: PrivateJwk | string): KeyObject {
  try {
    return typeof key === 'string'
      ? createPrivateKey(key)
      : createPrivateKey({ key: { ...key }, format: 'jwk' })
  } catch (cause) {
    throw new BadgeError('key-malformed', 'The key is not a private key that can be read here.', { cause })
  }
}

function jwkOf(key: KeyObject): PrivateJwk {
  try {
    return toPrivateJwk(JSON.parse(JSON.stringify(key.export({ format: 'jwk' }))))
  } catch (cause) {
    if (cause instanceof BadgeError) throw cause
    throw new BadgeError('key-unsupported', 'The key is of a kind that is not read here.', { cause })
  }
}

async function pairOf(algorithm: Algorithm, rsaBits: number): Promise<{ privateKey: KeyObject }> {
  if (algorithm === 'Ed25519') return await generate('ed25519', {})
  if (algorithm === 'RS256') return await generate('rsa', { modulusLength: rsaBits })
  return await generate('ec', { namedCurve: algorithm === 'ES384' ? 'P-384' : 'P-256' })
}
