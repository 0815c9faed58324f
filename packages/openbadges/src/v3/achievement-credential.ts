import type { JsonObject } from '../json/json.ts'
import { given, some } from './given.ts'
import { type ResultDescriptionParts, type ResultParts, result, resultDescription } from './results.ts'

/** The two contexts of an Open Badges 3.0 credential, in their order. */
export const credentialContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

/** Which defines the kind of a 1EdTechRevocationList; without it no Data Integrity proof could be made. */
const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

/** What is said of an issuer. */
export type IssuerParts = {
  id: string
  name: string
  url?: string | null
  email?: string | null
  description?: string | null
  image?: string | null
}

/** What is said of an achievement. */
export type AchievementParts = {
  id: string
  name: string
  description: string
  criteria: { narrative?: string | null; url?: string | null }
  achievementType?: string | null
  image?: { url: string; caption?: string | null } | null
  tags?: string[]
  alignments?: {
    targetName: string
    targetUrl: string
    targetFramework?: string | undefined
    targetType?: string | undefined
    targetCode?: string | undefined
    targetDescription?: string | undefined
  }[]
  language?: string | null
  version?: string | null
  /** Credits that can be earned; `creditsAvailable`. */
  credits?: number | null
  results?: ResultDescriptionParts[]
  /** Other editions of the same achievement: in another language, or an earlier version. */
  related?: { id: string; language?: string; version?: string }[]
  /** Who first defined it, when that is not the issuer. */
  creator?: IssuerParts | null
  /** EndorsementCredentials about it, each with its proof. The context has no `endorsementJwt`. */
  endorsements?: JsonObject[]
}

/**
 * Who earned it: the id of the subject, such as a DID, or a hashed address, `sha256$…` with the salt it was made
 * with. An address is an e-mail address where nothing else is said.
 */
export type RecipientParts =
  | { id: string }
  | { identityHash: string; salt: string; identityType?: 'emailAddress' | 'accountId' }

/** What is said of one award. */
export type CredentialParts = {
  id: string
  issuer: IssuerParts
  achievement: AchievementParts
  recipient: RecipientParts
  validFrom: string
  validUntil?: string | null
  narrative?: string | null
  evidence?: { url?: string | undefined; name?: string | undefined; narrative?: string | undefined }[]
  results?: ResultParts[]
  status?: { id: string; purpose: 'revocation' | 'suspension'; index: number; list: string }[]
  /** The address of a 1EdTechRevocationList that names the credential once it is revoked. */
  revocationList?: string
}

/**
 * An unsigned OpenBadgeCredential on VCDM 2.0, in canonical form: lists where the model has lists, nothing null.
 * `written`: its issuer and achievement, where they are written already.
 */
export function achievementCredential(
  parts: CredentialParts,
  written = { issuer: profile(parts.issuer), achievement: achievement(parts.achievement) },
): JsonObject {
  return {
    '@context': parts.revocationList === undefined ? credentialContexts : [...credentialContexts, extensions],
    id: parts.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: parts.achievement.name,
    issuer: written.issuer,
    validFrom: parts.validFrom,
    ...given('validUntil', parts.validUntil),
    credentialSubject: {
      ...('id' in parts.recipient ? { id: parts.recipient.id } : {}),
      type: ['AchievementSubject'],
      ...('id' in parts.recipient ? {} : { identifier: [identityObject(parts.recipient)] }),
      achievement: written.achievement,
      ...given('creditsEarned', parts.achievement.credits),
      ...given('narrative', parts.narrative),
      ...some('result', (parts.results ?? []).map(result)),
    },
    ...some(
      'evidence',
      (parts.evidence ?? []).map(item => ({
        type: ['Evidence'],
        ...given('id', item.url),
        ...given('name', item.name),
        ...given('narrative', item.narrative),
      })),
    ),
    ...some('credentialStatus', [
      ...(parts.status ?? []).map(entry => ({
        id: entry.id,
        type: 'BitstringStatusListEntry',
        statusPurpose: entry.purpose,
        statusListIndex: String(entry.index),
        statusListCredential: entry.list,
      })),
      ...(parts.revocationList === undefined
        ? []
        : [{ id: parts.revocationList, type: '1EdTechRevocationList' }]),
    ]),
  }
}

function identityObject({
  identityType = 'emailAddress',
  identityHash,
  salt,
}: Exclude<RecipientParts, { id: string }>): JsonObject {
  return { type: 'IdentityObject', identityType, hashed: true, identityHash, salt }
}

/** An Achievement of Open Badges 3.0, as it stands in a credential or alone. */
export function achievement(parts: AchievementParts): JsonObject {
  return {
    id: parts.id,
    type: ['Achievement'],
    ...given('achievementType', parts.achievementType),
    ...(parts.creator ? { creator: profile(parts.creator) } : {}),
    ...given('creditsAvailable', parts.credits),
    name: parts.name,
    description: parts.description,
    criteria: { ...given('id', parts.criteria.url), ...given('narrative', parts.criteria.narrative) },
    ...(parts.image
      ? { image: { id: parts.image.url, type: 'Image', ...given('caption', parts.image.caption) } }
      : {}),
    ...some('tag', parts.tags ?? []),
    ...some(
      'alignment',
      (parts.alignments ?? []).map(each => ({
        type: ['Alignment'],
        targetName: each.targetName,
        targetUrl: each.targetUrl,
        ...given('targetFramework', each.targetFramework),
        ...given('targetType', each.targetType),
        ...given('targetCode', each.targetCode),
        ...given('targetDescription', each.targetDescription),
      })),
    ),
    ...given('inLanguage', parts.language),
    ...some('resultDescription', (parts.results ?? []).map(resultDescription)),
    ...some(
      'related',
      (parts.related ?? []).map(each => ({
        id: each.id,
        type: ['Related'],
        ...given('inLanguage', each.language),
        ...given('version', each.version),
      })),
    ),
    ...given('version', parts.version),
    ...some('endorsement', parts.endorsements ?? []),
  }
}

/** An issuer Profile of Open Badges 3.0: always an object, as certification demands. */
export function profile(parts: IssuerParts): JsonObject {
  return {
    id: parts.id,
    type: ['Profile'],
    name: parts.name,
    ...given('url', parts.url),
    ...given('email', parts.email),
    ...given('description', parts.description),
    ...(parts.image ? { image: { id: parts.image, type: 'Image' } } : {}),
  }
}
