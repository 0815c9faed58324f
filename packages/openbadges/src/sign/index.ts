export { type ClrParts, clrCredential } from '../clr/clr-credential.ts'
export { didFor, didWebFor, didWebToUrl, keyIdFor } from '../keys/did.ts'
export { ed25519ToMultikey, jwkToMultikey, multikeyToJwk } from '../keys/multikey.ts'
export { type KeyPair, type PrivateJwk, publicHalf, toPrivateJwk } from '../keys/private-jwk.ts'
export { publicPem } from '../keys/spki.ts'
export type { Cryptosuite } from '../proofs/suites.ts'
export { hashIdentity } from '../recipient/hash-identity.ts'
export { bitAt, decodeList, encodeList, listWith, minimumListBits } from '../status/bitstring.ts'
export { assertionRevocationList, cryptographicKey, issuerProfile } from '../v2/issuer-documents.ts'
export {
  type AssertionParts,
  badgeClass,
  hostedAssertion,
  signedAssertion,
  v2Context,
} from '../v2/to-wire.ts'
export {
  type AchievementParts,
  achievement,
  achievementCredential,
  type CredentialParts,
  credentialContexts,
  type IssuerParts,
  profile,
  type RecipientParts,
} from '../v3/achievement-credential.ts'
export { type EndorsementParts, endorsementCredential } from '../v3/endorsement-credential.ts'
export { onOlderModel } from '../v3/older-model.ts'
export { enclosed, presentation } from '../v3/presentation.ts'
export type { ResultDescriptionParts, ResultParts } from '../v3/results.ts'
export { revocationList } from '../v3/revocation-list.ts'
export { statusListCredential } from '../v3/status-list-credential.ts'
export { type CredentialTemplate, credentialTemplate, issueFromTemplate } from './credential-template.ts'
export { addProof, type ProofChoice, signDataIntegrity } from './sign-data-integrity.ts'
export { type Occasion, signJws, signJwt, signPresentationJwt } from './sign-jwt.ts'
export { deriveProof, signSelective } from './sign-selective.ts'
export { type Writing, type WrittenBadge, type WrittenForm, writeBadge } from './write-badge.ts'
