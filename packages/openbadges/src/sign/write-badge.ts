import type { JsonObject } from '../json/json.ts'
import { jwkToMultikey } from '../keys/multikey.ts'
import type { Canonize, Crypto, PublicJwk, Signer } from '../ports.ts'
import type { Cryptosuite } from '../proofs/suites.ts'
import { assertionRevocationList, cryptographicKey, issuerProfile } from '../v2/issuer-documents.ts'
import { badgeClass, hostedAssertion, signedAssertion } from '../v2/to-wire.ts'
import { achievementCredential, type CredentialParts, profile } from '../v3/achievement-credential.ts'
import { type ProofChoice, signDataIntegrity } from './sign-data-integrity.ts'
import { signJws, signJwt } from './sign-jwt.ts'

/** Every form in which a badge is written. */
export type WrittenForm =
  | '2.0 hosted'
  | '2.0 signed'
  | '3.0 jwt'
  | `3.0 ${NonNullable<ProofChoice['cryptosuite']>}`

/** Who writes: the issuer's key with its public half, and when. */
export type Writing = {
  signer: Signer
  publicJwk: PublicJwk
  canonize: Canonize
  crypto: Crypto
  now: Date
  /** Where revoked assertions are listed, for signed badges of 2.0. */
  revocationList?: string
}

/** A badge as text, and what its issuer has to show at which address so that others can verify it. */
export type WrittenBadge = { text: string; hosted: Record<string, JsonObject> }

/**
 * Write one award in any form. A hosted 2.0 badge and everything that belongs to it lies at the ids of the award,
 * which then have to be addresses. Throws `key-unsupported` when the key does not sign in that form.
 */
export async function writeBadge(
  writing: Writing,
  award: CredentialParts,
  form: WrittenForm,
): Promise<WrittenBadge> {
  if (form === '2.0 hosted') {
    const assertion = hostedAssertion(assertionParts(award))
    return {
      text: JSON.stringify(assertion),
      hosted: { [award.id]: assertion, ...classAndIssuer(award, issuerProfile(award.issuer)) },
    }
  }
  if (form === '2.0 signed') return await writeSigned(writing, award)
  const credential = achievementCredential(award)
  const hosted = award.issuer.id.startsWith('did:') ? {} : { [award.issuer.id]: controller(writing, award) }
  if (form === '3.0 jwt') return { text: await signJwt(credential, writing.signer), hosted }
  // What is left of the form is the name of a suite.
  const suite = form.slice('3.0 '.length) as Exclude<Cryptosuite, 'ecdsa-sd-2023'>
  const signed = await signDataIntegrity(credential, writing.signer, writing, writing.now, suite)
  return { text: JSON.stringify(signed), hosted }
}

async function writeSigned(
  { signer, publicJwk, revocationList }: Writing,
  award: CredentialParts,
): Promise<WrittenBadge> {
  const publicKey = signer.verificationMethod
  const issuer = issuerProfile(award.issuer, {
    publicKey,
    ...(revocationList === undefined ? {} : { revocationList }),
  })
  return {
    text: await signJws(signedAssertion(assertionParts(award), publicKey), signer),
    hosted: {
      ...classAndIssuer(award, issuer),
      [publicKey]: cryptographicKey({ id: publicKey, owner: award.issuer.id, jwk: publicJwk }),
      ...(revocationList === undefined
        ? {}
        : {
            [revocationList]: assertionRevocationList({
              id: revocationList,
              issuer: award.issuer.id,
              revoked: [],
            }),
          }),
    },
  }
}

function assertionParts(award: CredentialParts) {
  return {
    ...award,
    badge: award.achievement.id,
    issuedOn: award.validFrom,
    expires: award.validUntil ?? null,
  }
}

function classAndIssuer(award: CredentialParts, issuer: JsonObject): Record<string, JsonObject> {
  return {
    [award.achievement.id]: badgeClass({ ...award.achievement, issuer: award.issuer.id }),
    [award.issuer.id]: issuer,
  }
}

/** The issuer's profile as controller document (Controlled Identifiers 1.0): which keys sign its badges. */
function controller({ signer, publicJwk }: Writing, { issuer }: CredentialParts): JsonObject {
  const key =
    publicJwk.kty === 'RSA'
      ? { type: 'JsonWebKey', publicKeyJwk: { ...publicJwk } }
      : { type: 'Multikey', publicKeyMultibase: jwkToMultikey(publicJwk) }
  return {
    '@context': [
      'https://www.w3.org/ns/cid/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    ...profile(issuer),
    verificationMethod: [{ id: signer.verificationMethod, controller: issuer.id, ...key }],
    assertionMethod: [signer.verificationMethod],
  }
}
