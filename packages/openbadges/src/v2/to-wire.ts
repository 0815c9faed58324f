import type { JsonObject } from '../json/json.ts'
import type { AchievementParts, RecipientParts } from '../v3/achievement-credential.ts'
import { given, some } from '../v3/given.ts'

/** The context of an Open Badges 2.0 document. */
export const v2Context = 'https://w3id.org/openbadges/v2'

/** What is said of one award in Open Badges 2.0. */
export type AssertionParts = {
  id: string
  badge: string
  recipient: RecipientParts
  issuedOn: string
  expires?: string | null
  narrative?: string | null
  image?: string | null
  evidence?: { url?: string | undefined; name?: string | undefined; narrative?: string | undefined }[]
}

/** "IdentityObject" (Open Badges 2.0): of what is no e-mail address, the type is `id`. */
function identityObject(recipient: RecipientParts): JsonObject {
  if ('id' in recipient) return { type: 'id', hashed: false, identity: recipient.id }
  const { identityType = 'emailAddress', identityHash, salt } = recipient
  return {
    type: identityType === 'emailAddress' ? 'email' : 'id',
    hashed: true,
    identity: identityHash,
    salt,
  }
}

/** A hosted Open Badges 2.0 Assertion. */
export function hostedAssertion(parts: AssertionParts): JsonObject {
  return assertion(parts, { type: 'HostedBadge' })
}

/** An Open Badges 2.0 Assertion that is to be signed as JWS; `creator` is the address of the key. */
export function signedAssertion(parts: AssertionParts, creator: string): JsonObject {
  return assertion(parts, { type: 'SignedBadge', creator })
}

function assertion(parts: AssertionParts, verification: JsonObject): JsonObject {
  return {
    '@context': v2Context,
    id: parts.id,
    type: 'Assertion',
    recipient: identityObject(parts.recipient),
    badge: parts.badge,
    verification,
    issuedOn: parts.issuedOn,
    ...given('image', parts.image),
    ...given('expires', parts.expires),
    ...given('narrative', parts.narrative),
    ...some(
      'evidence',
      (parts.evidence ?? []).map(item => ({
        type: 'Evidence',
        ...given('id', item.url),
        ...given('name', item.name),
        ...given('narrative', item.narrative),
      })),
    ),
  }
}

/** An Open Badges 2.0 BadgeClass. */
export function badgeClass(parts: AchievementParts & { issuer: string }): JsonObject {
  return {
    '@context': v2Context,
    id: parts.id,
    type: 'BadgeClass',
    name: parts.name,
    description: parts.description,
    ...(parts.image
      ? {
          image: parts.image.caption
            ? { id: parts.image.url, type: 'Image', caption: parts.image.caption }
            : parts.image.url,
        }
      : {}),
    criteria: { ...given('id', parts.criteria.url), ...given('narrative', parts.criteria.narrative) },
    issuer: parts.issuer,
    ...((parts.tags ?? []).length === 0 ? {} : { tags: parts.tags }),
    ...((parts.alignments ?? []).length === 0
      ? {}
      : {
          alignment: (parts.alignments ?? []).map(each => ({
            targetName: each.targetName,
            targetUrl: each.targetUrl,
            ...given('targetFramework', each.targetFramework),
            ...given('targetCode', each.targetCode),
            ...given('targetDescription', each.targetDescription),
          })),
        }),
    ...((parts.related ?? []).length === 0
      ? {}
      : {
          related: (parts.related ?? []).map(each => ({
            id: each.id,
            ...given('@language', each.language),
            ...given('version', each.version),
          })),
        }),
    ...given('@language', parts.language),
    ...given('version', parts.version),
  }
}
