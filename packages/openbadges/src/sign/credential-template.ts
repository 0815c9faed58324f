import { keep } from '../canon/kept.ts'
import type { JsonObject } from '../json/json.ts'
import type { Canonize, Crypto, Signer } from '../ports.ts'
import { hashContent, hashOptions, joined } from '../proofs/hash-data.ts'
import { rdfcSuite } from '../proofs/suites.ts'
import {
  achievement,
  achievementCredential,
  type CredentialParts,
  profile,
} from '../v3/achievement-credential.ts'
import { proofOptions, secured } from './sign-data-integrity.ts'

type Shared = Pick<CredentialParts, 'issuer' | 'achievement'>

/** What every award of one achievement has in common, brought into its canonical form once. */
export type CredentialTemplate = {
  readonly shared: Shared
  readonly issuer: JsonObject
  readonly achievement: JsonObject
  /** The proof options that were hashed last: within one second, all proofs of a key are alike. */
  last: { said: string; hash: Uint8Array } | null
}

/** Prepare to award one achievement many times. A change to achievement or issuer needs a new template. */
export function credentialTemplate(shared: Shared): CredentialTemplate {
  return {
    shared,
    issuer: keep(profile(shared.issuer)),
    achievement: keep(achievement(shared.achievement)),
    last: null,
  }
}

/**
 * Award from a template: the same credential and proof as `signDataIntegrity(achievementCredential(…))`, in less
 * time. Its issuer and achievement are the template's own, and frozen.
 */
export async function issueFromTemplate(
  template: CredentialTemplate,
  parts: Omit<CredentialParts, 'issuer' | 'achievement'>,
  signer: Signer,
  ports: { canonize: Canonize; crypto: Crypto },
  created: Date,
): Promise<JsonObject> {
  const document = achievementCredential({ ...parts, ...template.shared }, template)
  const proof = proofOptions(document, signer, created, rdfcSuite)
  const said = `${proof['created']} ${signer.verificationMethod}`
  if (template.last?.said !== said) template.last = { said, hash: await hashOptions(document, proof, ports) }
  const options = template.last.hash
  const bytes = joined(options, await hashContent(document, proof, ports))
  return secured(document, proof, await signer.sign(bytes))
}
