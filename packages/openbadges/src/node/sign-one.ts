import { sign } from 'node:crypto'
import type { JsonObject } from '../json/json.ts'
import type { Canonize, Signer } from '../ports.ts'
import { signDataIntegrity } from '../sign/sign-data-integrity.ts'
import { signJwt } from '../sign/sign-jwt.ts'
import { nodeCrypto } from './node-crypto.ts'
import type { SigningSetUp, Unsigned } from './sign-many.ts'

/** How a worker of `signMany` signs one credential. */
export function signerOf(
  { form, signingKey: { key, verificationMethod } }: SigningSetUp,
  canonize: Canonize,
): (unsigned: Unsigned) => Promise<JsonObject | string> {
  const signer: Signer = { verificationMethod, algorithm: 'Ed25519', sign: bytes => sign(null, bytes, key) }
  const ports = { canonize, crypto: nodeCrypto }
  return async ({ credential, created }) =>
    form === 'vc-jwt'
      ? await signJwt(credential, signer)
      : await signDataIntegrity(credential, signer, ports, new Date(created), form)
}
