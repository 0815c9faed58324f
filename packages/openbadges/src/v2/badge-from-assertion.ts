import { asArray, asText, firstText, idOf, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { Badge, BadgeForm, BadgeVersion, EvidenceItem, Recipient } from '../model.ts'

/** An assertion of Open Badges 0.5 to 2.0 with the documents it links to, as far as they were read. */
export type AssertionParts = {
  assertion: JsonObject
  badgeClass: JsonObject | null
  issuer: JsonObject | null
}

/** Read an assertion of any of the old versions into the one model. */
export function badgeFromAssertion(parts: AssertionParts, version: BadgeVersion, form: BadgeForm): Badge {
  const { assertion } = parts
  const badgeClass = parts.badgeClass ?? (isObject(assertion['badge']) ? assertion['badge'] : {})
  const issuer = parts.issuer ?? (isObject(badgeClass['issuer']) ? badgeClass['issuer'] : {})
  // 0.5 names its issuer by origin, and so do the hybrids that the Mozilla Backpack made of it.
  const origin = asText(issuer['origin'])
  return {
    id: asText(assertion['id']) ?? verifyUrl(assertion) ?? asText(assertion['uid']),
    version,
    form,
    name: firstText(badgeClass['name']) ?? 'Badge',
    description: firstText(badgeClass['description']),
    criteria: criteriaOf(badgeClass['criteria'], origin),
    image: absolute(idOf(badgeClass['image']) ?? idOf(assertion['image']), origin),
    imageAlt: isObject(badgeClass['image']) ? asText(badgeClass['image']['caption']) : null,
    achievementId: idOf(assertion['badge']) ?? asText(badgeClass['id']),
    achievementType: null,
    issuer: {
      id: asText(issuer['id']) ?? idOf(badgeClass['issuer']) ?? origin,
      name: joined(asText(issuer['name']), asText(issuer['org'])),
      url: asText(issuer['url']) ?? origin,
      email: asText(issuer['email']) ?? asText(issuer['contact']),
      image: idOf(issuer['image']),
    },
    recipients: recipientsOf(assertion),
    subjectId: null,
    issuedOn: dateOf(assertion['issuedOn'] ?? assertion['issued_on']),
    expires: dateOf(assertion['expires']),
    evidence: asArray(assertion['evidence']).flatMap(item => evidenceOf(item, origin)),
    narrative: asText(assertion['narrative']),
    tags: asArray(badgeClass['tags']).filter(tag => typeof tag === 'string'),
    alignments: asArray(badgeClass['alignment'] ?? badgeClass['alignments']).flatMap(alignmentOf),
    language: asText(badgeClass['@language']) ?? asText(assertion['@language']),
  }
}

/** Where a hosted assertion says it is hosted (`verify.url` of 1.x, `verification.url`). */
export function verifyUrl(assertion: JsonObject): string | null {
  const verify = assertion['verify'] ?? assertion['verification']
  return isObject(verify) ? asText(verify['url']) : null
}

/** Dates of all ages as ISO 8601 that Date.parse reads too: Unix seconds and plain days are read as UTC. */
export function dateOf(value: Json | undefined): string | null {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,11}$/.test(value))) {
    const date = new Date(Number(value) * 1000)
    return Number.isNaN(date.getTime()) ? null : date.toISOString()
  }
  // ISO 8601 has a comma for the fraction and hours alone for the zone; Date.parse has neither.
  return (
    asText(value)
      ?.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d),/, '$1.')
      .replace(/^(\d{4}-\d\d-\d\dT[\d:.]{5,20}[+-]\d\d)$/, '$1:00') ?? null
  )
}

function recipientsOf(assertion: JsonObject): Recipient[] {
  const recipient = assertion['recipient']
  if (typeof recipient === 'string') {
    return [
      {
        type: 'email',
        identity: recipient,
        hashed: !recipient.includes('@'),
        salt: asText(assertion['salt']) ?? '',
      },
    ]
  }
  if (!isObject(recipient)) return []
  const identity = firstText(recipient['identity'])
  if (identity === null) return []
  const type = asArray(recipient['type']).find(each => typeof each === 'string' && each !== 'id')
  return [
    {
      type: typeof type === 'string' ? type : 'id',
      identity,
      hashed:
        recipient['hashed'] === true ||
        recipient['hashed'] === 'true' ||
        /^(?:md5|sha1|sha256|sha512)\$[0-9a-f]+$/i.test(identity),
      // The Mozilla Backpack left the salt beside the recipient.
      salt: asText(recipient['salt']) ?? asText(assertion['salt']) ?? '',
    },
  ]
}

function criteriaOf(value: Json | undefined, origin: string | null): Badge['criteria'] {
  if (isObject(value)) return { url: asText(value['id']), narrative: asText(value['narrative']) }
  return { url: absolute(asText(value), origin), narrative: null }
}

function evidenceOf(item: Json, origin: string | null): EvidenceItem[] {
  if (typeof item === 'string')
    return item === '' ? [] : [{ url: absolute(item, origin), name: null, narrative: null }]
  if (!isObject(item)) return []
  return [
    {
      url: asText(item['id']),
      name: asText(item['name']),
      narrative: asText(item['narrative']) ?? asText(item['description']),
    },
  ]
}

function alignmentOf(item: Json): { name: string; url: string | null }[] {
  if (!isObject(item)) return []
  const name = asText(item['targetName']) ?? asText(item['name'])
  return name === null ? [] : [{ name, url: asText(item['targetUrl']) ?? asText(item['url']) }]
}

/** 0.5 allows paths, to be put behind `issuer.origin`. */
function absolute(text: string | null, origin: string | null): string | null {
  return text?.startsWith('/') && origin !== null ? origin + text : text
}

function joined(name: string | null, org: string | null): string | null {
  return name !== null && org !== null && org !== name ? `${name}: ${org}` : (name ?? org)
}
