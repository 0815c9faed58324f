import { asText, idOf, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { BadgeVersion } from '../model.ts'
import { v2Context } from '../v2/to-wire.ts'
import { credentialContexts } from '../v3/achievement-credential.ts'
import { rowsFrom20, rowsFrom30 } from './new-rows.ts'
import { rowsFrom05, rowsFrom10, rowsFrom11 } from './old-rows.ts'
import type { Row } from './places.ts'

/** How a badge that was converted is named; the source keeps its own names. */
export type NewIds = { badge: string; achievement: string }

/** One step from a version to the next: where everything goes, and what the form of the target adds. */
export type Step = {
  to: BadgeVersion
  rows(source: JsonObject): Row[]
  finish(target: JsonObject, source: JsonObject, ids: NewIds): JsonObject
}

const inside = (parent: JsonObject, name: string): JsonObject => {
  const value = parent[name]
  return isObject(value) ? value : {}
}

const to10: Step = {
  to: '1.0',
  rows: rowsFrom05,
  finish(target, source) {
    const { recipient } = source
    const named = typeof recipient === 'string' ? { type: 'email', hashed: !recipient.includes('@') } : {}
    const id = asText(target['id'])
    return {
      ...target,
      ...(isObject(target['recipient']) ? { recipient: { ...named, ...target['recipient'] } } : {}),
      ...(target['verify'] === undefined && id !== null ? { verify: { type: 'hosted', url: id } } : {}),
    }
  },
}

const to11: Step = {
  to: '1.1',
  rows: () => rowsFrom10,
  finish(target) {
    const verify = inside(target, 'verify')
    const uid = asText(target['uid'])
    const id = verify['type'] === 'signed' ? uid && `uid:${uid}` : asText(verify['url'])
    return {
      '@context': 'https://w3id.org/openbadges/v1',
      type: 'Assertion',
      ...(id === null ? {} : { id }),
      ...target,
      ...typed(target['badge'], 'BadgeClass', badge => ({ ...badge, ...typedIssuer(badge) })),
    }
  },
}

const typedIssuer = (badge: JsonObject) => typed(badge['issuer'], 'Issuer', each => each, 'issuer')

function typed(
  value: Json | undefined,
  type: string,
  inner: (value: JsonObject) => JsonObject,
  name = 'badge',
): JsonObject {
  return isObject(value) ? { [name]: { type, ...inner(value) } } : {}
}

const to20: Step = {
  to: '2.0',
  rows: rowsFrom11,
  finish: target => ({ '@context': v2Context, ...target }),
}

/** What says in a converted badge that it was converted, and from what. */
const source = (name: string, type: string, given: JsonObject): JsonObject => ({
  ...given,
  type: ['Evidence', type],
  name: `The badge in Open Badges ${name}`,
  narrative: `This badge was converted from Open Badges ${name}. Its issuer has not signed it in this form; what the issuer made is the badge named here.`,
})

const to30: Step = {
  to: '3.0',
  rows: rowsFrom20,
  finish(target, _source, ids) {
    const subject = inside(target, 'credentialSubject')
    const achievement = inside(subject, 'achievement')
    const { issuer, ...rest } = target
    const list = (value: Json | undefined, map: (each: JsonObject, at: number) => JsonObject) =>
      Array.isArray(value) ? value.filter(isObject).map(map) : []
    const alignments = list(achievement['alignment'], each => ({ type: ['Alignment'], ...each }))
    const related = list(achievement['related'], each => ({ type: ['Related'], ...each }))
    const identifiers = list(subject['identifier'], each => ({ type: 'IdentityObject', ...each }))
    return {
      '@context': credentialContexts,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      ...rest,
      id: ids.badge,
      ...(asText(achievement['name']) === null ? {} : { name: achievement['name'] }),
      ...(isObject(issuer)
        ? { issuer: { type: ['Profile'], ...given('id', issuer['url']), ...issuer, ...pictured(issuer) } }
        : {}),
      ...pictured(target),
      credentialSubject: {
        type: ['AchievementSubject'],
        ...subject,
        ...(identifiers.length === 0 ? {} : { identifier: identifiers }),
        achievement: {
          type: ['Achievement'],
          ...achievement,
          id: ids.achievement,
          ...pictured(achievement),
          ...(alignments.length === 0 ? {} : { alignment: alignments }),
          ...(related.length === 0 ? {} : { related }),
        },
      },
      evidence: sourced(target['evidence'], asText(_source['id']), each =>
        source('2.0', 'https://w3id.org/openbadges#Assertion', each),
      ),
    }
  },
}

const pictured = (parent: JsonObject): JsonObject =>
  isObject(parent['image']) ? { image: { type: 'Image', ...parent['image'] } } : {}

/** Evidence in its order, the source among it; where the source has no name, behind the rest. */
function sourced(
  evidence: Json | undefined,
  id: string | null,
  name: (given: JsonObject) => JsonObject,
): JsonObject[] {
  const all = (Array.isArray(evidence) ? evidence : []).filter(isObject)
  const own = id === null ? undefined : all.find(each => each['id'] === id && Object.keys(each).length === 1)
  const typedOnes = all.map(each => (each === own ? name(each) : { type: ['Evidence'], ...each }))
  return own ? typedOnes : [...typedOnes, name({})]
}

const down20: Step = {
  to: '2.0',
  rows: rowsFrom30,
  finish(target, original, ids) {
    const badge = inside(target, 'badge')
    const issuer = inside(badge, 'issuer')
    const recipient = inside(target, 'recipient')
    const identity = asText(recipient['identity'])
    const simple = identity !== null && recipient['type'] === undefined ? { type: 'id', hashed: false } : {}
    const image = inside(badge, 'image')
    return {
      '@context': v2Context,
      ...target,
      id: ids.badge,
      type: 'Assertion',
      ...(identity === null ? {} : { recipient: { hashed: false, ...simple, ...recipient } }),
      verification: { type: 'HostedBadge' },
      evidence: sourced(target['evidence'], idOf(original), each =>
        source('3.0', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementCredential', each),
      ),
      badge: {
        ...badge,
        id: ids.achievement,
        type: 'BadgeClass',
        ...(Object.keys(image).length > 1
          ? { image: { type: 'Image', ...image } }
          : given('image', image['id'])),
        ...(Object.keys(issuer).length === 0 ? {} : { issuer: { type: 'Profile', ...issuer } }),
      },
    }
  },
}

const given = (name: string, value: Json | undefined): JsonObject =>
  value === undefined ? {} : { [name]: value }

const upward = [to10, to11, to20, to30]
const start: Record<BadgeVersion, number> = { '0.5': 0, '1.0': 0, '1.1': 2, '2.0': 3, '3.0': 4 }

/** The steps from a version to another; null when no way leads there. */
export function stepsBetween(from: BadgeVersion, to: BadgeVersion): Step[] | null {
  if (from === to) return null
  if (from === '3.0') return to === '2.0' ? [down20] : null
  const end = upward.findIndex(step => step.to === to)
  return end < start[from] ? null : upward.slice(start[from], end + 1)
}
