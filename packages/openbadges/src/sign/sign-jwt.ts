import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import type { Signer } from '../ports.ts'
import { toBase64url } from '../text/base64url.ts'

const names = { Ed25519: 'EdDSA', ES256: 'ES256', ES384: 'ES384', RS256: 'RS256' } as const

/** A credential as VC-JWT: the credential itself at top level beside the registered claims (Open Badges 3.0, VCDM 2.0). */
export async function signJwt(credential: JsonObject, signer: Signer): Promise<string> {
  const subject = asArray(credential['credentialSubject']).find(isObject) ?? {}
  const seconds = (text: string | null) =>
    text === null ? undefined : Math.floor(new Date(text).getTime() / 1000)
  const claims = {
    iss: idOf(credential['issuer']) ?? undefined,
    jti: asText(credential['id']) ?? undefined,
    sub: asText(subject['id']) ?? undefined,
    nbf: seconds(asText(credential['validFrom'])),
    exp: seconds(asText(credential['validUntil'])),
  }
  return await signJws({ ...credential, ...claims }, signer)
}

/** Any payload as compact JWS; a signed Open Badges 2.0 assertion is one. */
export async function signJws(payload: JsonObject, signer: Signer): Promise<string> {
  const part = (value: JsonObject) => toBase64url(new TextEncoder().encode(JSON.stringify(value)))
  // "typ" MUST be JWT if present (Open Badges 3.0); vc-jose-cose would have vc+jwt.
  const input = `${part({ alg: names[signer.algorithm], kid: signer.verificationMethod, typ: 'JWT' })}.${part(payload)}`
  const signature = await signer.sign(new TextEncoder().encode(input))
  return `${input}.${toBase64url(signature)}`
}
