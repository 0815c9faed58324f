import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { ed25519ToMultikey } from '../keys/multikey.ts'
import type { Signer } from '../ports.ts'

/** A new Ed25519 key: the 32 secret bytes to keep closed, and its public half as Multikey. */
export function generateKey(): { secret: Buffer; publicKeyMultibase: string } {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' })
  return {
    secret: Buffer.from(d, 'base64url'),
    publicKeyMultibase: ed25519ToMultikey(Buffer.from(x, 'base64url')),
  }
}

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Sign with an Ed25519 secret of 32 bytes. */
export function ed25519Signer(secret: Uint8Array, verificationMethod: string): Signer {
  const key: KeyObject = createPrivateKey({
    key: Buffer.concat([pkcs8, secret]),
    format: 'der',
    type: 'pkcs8',
  })
  return { verificationMethod, algorithm: 'Ed25519', sign: bytes => sign(null, bytes, key) }
}
