import { ed25519 } from '@noble/curves/ed25519.js'
import { base64urlnopad } from '@scure/base'
import { BadgeError } from '../errors.ts'
import { algorithmOf } from '../keys/jwk.ts'
import { type KeyPair, type PrivateJwk, publicHalf, toPrivateJwk } from '../keys/private-jwk.ts'
import type { Algorithm, Signer } from '../ports.ts'
import { subtleNames } from './browser-crypto.ts'

/** A new key of any kind that signs badges; `rsaBits` counts for RSA alone. */
export async function newKeyPair(algorithm: Algorithm, rsaBits = 3072): Promise<KeyPair> {
  const privateJwk = algorithm === 'Ed25519' ? newEd25519() : await newSubtle(algorithm, rsaBits)
  return { algorithm, publicJwk: publicHalf(privateJwk), privateJwk }
}

/**
 * Sign with a private JWK; `verificationMethod` is the URL under which its public half is found. Throws
 * `key-malformed`, `key-unsupported` and `key-weak`. Ed25519 in WebCrypto is younger than many phones, so it is
 * done by @noble.
 */
export async function signerFor(key: PrivateJwk, verificationMethod: string): Promise<Signer> {
  const jwk = toPrivateJwk({ ...key })
  const algorithm = algorithmOf(publicHalf(jwk))
  if (algorithm === 'Ed25519') {
    const secret = base64urlnopad.decode(jwk.d)
    if (base64urlnopad.encode(ed25519.getPublicKey(secret)) !== jwk.x)
      throw new BadgeError('key-malformed', 'The halves of the key do not belong together.')
    return { verificationMethod, algorithm, sign: bytes => ed25519.sign(bytes, secret) }
  }
  const how = subtleNames[algorithm]
  const own = await crypto.subtle.importKey('jwk', { ...jwk }, how, false, ['sign']).catch(cause => {
    throw new BadgeError('key-malformed', 'The key cannot be used.', { cause })
  })
  return {
    verificationMethod,
    algorithm,
    sign: async bytes => new Uint8Array(await crypto.subtle.sign(how, own, Uint8Array.from(bytes))),
  }
}

function newEd25519(): PrivateJwk {
  const { secretKey, publicKey } = ed25519.keygen()
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    x: base64urlnopad.encode(publicKey),
    d: base64urlnopad.encode(secretKey),
  }
}

async function newSubtle(algorithm: Exclude<Algorithm, 'Ed25519'>, rsaBits: number): Promise<PrivateJwk> {
  const rsa = { modulusLength: rsaBits, publicExponent: Uint8Array.from([1, 0, 1]) }
  const pair = await crypto.subtle.generateKey({ ...subtleNames[algorithm], ...rsa }, true, [
    'sign',
    'verify',
  ])
  return toPrivateJwk(JSON.parse(JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey))))
}
