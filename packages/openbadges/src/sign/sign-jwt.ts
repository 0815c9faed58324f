import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import type { Signer } from '../ports.ts'
import { toBase64url } from '../text/base64url.ts'
import { isOldModel } from '../v3/data-model-faults.ts'

const names = { Ed25519: 'EdDSA', ES256: 'ES256', ES384: 'ES384', RS256: 'RS256' } as const

/**
 * A credential as VC-JWT (Open Badges 3.0, "JSON Web Token Proof Format"): by VCDM 2.0 the credential itself beside
 * the registered claims, by VCDM 1.1 in a claim `vc`.
 */
export async function signJwt(credential: JsonObject, signer: Signer): Promise<string> {
  const subject = asArray(credential['credentialSubject']).find(isObject) ?? {}
  const claims = {
    iss: idOf(credential['issuer']) ?? undefined,
    jti: asText(credential['id']) ?? undefined,
    sub: asText(subject['id']) ?? undefined,
    nbf: seconds(asText(credential['validFrom']) ?? asText(credential['issuanceDate'])),
    exp: seconds(asText(credential['validUntil']) ?? asText(credential['expirationDate'])),
  }
  const payload = isOldModel(credential) ? { ...claims, vc: credential } : { ...credential, ...claims }
  return await signJws(payload, signer)
}

/** For whom and for which occasion a presentation is: what the one who asked for it wants to hear again. */
export type Occasion = { challenge?: string; domain?: string }

/**
 * A presentation as JWT, signed by its holder: by VCDM 2.0 the presentation itself (VC-JOSE-COSE, 3.1.2), by
 * VCDM 1.1 in a claim `vp`. `challenge` and `domain` become `nonce` and `aud`.
 */
export async function signPresentationJwt(
  presentation: JsonObject,
  signer: Signer,
  { challenge, domain }: Occasion = {},
): Promise<string> {
  const claims = {
    iss: idOf(presentation['holder']) ?? undefined,
    jti: asText(presentation['id']) ?? undefined,
    nonce: challenge,
    aud: domain,
  }
  return isOldModel(presentation)
    ? await signJws({ ...claims, vp: presentation }, signer)
    : await signJws({ ...presentation, ...claims }, signer, 'vp+jwt')
}

/** Any payload as compact JWS; a signed Open Badges 2.0 assertion is one. */
export async function signJws(payload: JsonObject, signer: Signer, type = 'JWT'): Promise<string> {
  const part = (value: JsonObject) => toBase64url(new TextEncoder().encode(JSON.stringify(value)))
  // Of a credential, "typ" MUST be JWT if present (Open Badges 3.0); vc-jose-cose would have vc+jwt.
  const input = `${part({ alg: names[signer.algorithm], kid: signer.verificationMethod, typ: type })}.${part(payload)}`
  const signature = await signer.sign(new TextEncoder().encode(input))
  return `${input}.${toBase64url(signature)}`
}

const seconds = (text: string | null) =>
  text === null ? undefined : Math.floor(new Date(text).getTime() / 1000)
