import { asArray, asText, firstText, idOf, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { Badge, BadgeForm, EvidenceItem, Recipient } from '../model.ts'
import { resultsOf } from './results.ts'

/** Read an OpenBadgeCredential on either data model into the one model. */
export function badgeFromCredential(credential: JsonObject, form: BadgeForm): Badge {
  const subject = asArray(credential['credentialSubject']).find(isObject) ?? {}
  const achievement = asArray(subject['achievement']).find(isObject) ?? {}
  const issuer = isObject(credential['issuer']) ? credential['issuer'] : {}
  const image = achievement['image'] ?? credential['image']
  const results = resultsOf(subject, achievement)
  return {
    id: asText(credential['id']),
    version: '3.0',
    form,
    name: firstText(achievement['name']) ?? firstText(credential['name']) ?? 'Badge',
    description: firstText(achievement['description']) ?? firstText(credential['description']),
    criteria: criteriaOf(achievement['criteria']),
    image: idOf(Array.isArray(image) ? image[0] : image),
    imageAlt: isObject(image) ? asText(image['caption']) : null,
    achievementId: asText(achievement['id']),
    achievementType: firstText(achievement['achievementType']),
    issuer: {
      id: idOf(credential['issuer']),
      name: firstText(issuer['name']),
      url: asText(issuer['url']),
      email: asText(issuer['email']),
      image: idOf(Array.isArray(issuer['image']) ? issuer['image'][0] : issuer['image']),
    },
    ...creatorOf(achievement['creator']),
    recipients: asArray(subject['identifier']).flatMap(recipientOf),
    subjectId: asText(subject['id']),
    issuedOn:
      asText(credential['awardedDate']) ??
      asText(credential['validFrom']) ??
      asText(credential['issuanceDate']),
    expires: asText(credential['validUntil']) ?? asText(credential['expirationDate']),
    evidence: asArray(credential['evidence']).flatMap(evidenceOf),
    narrative: firstText(subject['narrative']),
    ...(results.length === 0 ? {} : { results }),
    tags: asArray(achievement['tag']).filter(tag => typeof tag === 'string'),
    alignments: asArray(achievement['alignment']).flatMap(item => {
      const name = isObject(item) ? firstText(item['targetName']) : null
      return name === null || !isObject(item) ? [] : [{ name, url: asText(item['targetUrl']) }]
    }),
    language: asText(achievement['inLanguage']),
  }
}

function creatorOf(value: Json | undefined): Pick<Badge, 'creator'> {
  const id = idOf(value)
  const name = isObject(value) ? firstText(value['name']) : null
  if (id === null && name === null) return {}
  return { creator: { id, name, url: isObject(value) ? asText(value['url']) : null } }
}

/** `identityHash` also carries the plain value, when `hashed` is false. The early guide wrote "email" for "emailAddress". */
function recipientOf(item: Json): Recipient[] {
  if (!isObject(item)) return []
  const identity = asText(item['identityHash'])
  if (identity === null) return []
  const type = asText(item['identityType']) ?? 'identifier'
  return [
    {
      type: type === 'emailAddress' ? 'email' : type,
      identity,
      hashed: item['hashed'] === true,
      salt: asText(item['salt']) ?? '',
    },
  ]
}

function criteriaOf(value: Json | undefined): Badge['criteria'] {
  if (isObject(value)) return { url: asText(value['id']), narrative: firstText(value['narrative']) }
  return { url: asText(value), narrative: null }
}

function evidenceOf(item: Json): EvidenceItem[] {
  if (!isObject(item)) return []
  return [
    {
      url: asText(item['id']),
      name: firstText(item['name']),
      narrative: firstText(item['narrative']) ?? firstText(item['description']),
    },
  ]
}
