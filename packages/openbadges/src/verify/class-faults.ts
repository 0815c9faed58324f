import { asArray, asText, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { BadgeVersion } from '../model.ts'
import { propertyFaults } from '../rules/property-faults.ts'
import type { Linked } from './linked-documents.ts'
import { classExtras, profileExtras } from './optional-faults.ts'
import {
  contextFaults,
  type Faults,
  imageFaults,
  linkFaults,
  textFaults,
  typeFaults,
  webFaults,
} from './value-faults.ts'

/** 2.0 lets a badge class carry its picture, as PNG or SVG; what an issuer's logo may be it leaves open. */
const badgePicture = /^data:image\/(?:png|svg\+xml)[;,]/
const anyPicture = /^data:image\//

/** What is wrong with the badge class, as far as it was read. */
export function classFaults({ badgeClass }: Linked, version: BadgeVersion): Faults {
  if (badgeClass === null) return []
  const { name, description, criteria, image, tags } = badgeClass
  const modern = version === '2.0'
  return [
    ...(name === '' ? ['its badge has no name'] : textFaults("its badge's name", name)),
    ...textFaults("its badge's description", description),
    ...criteriaFaults(criteria, modern),
    ...(modern || asArray(image).length === 0 ? imageFaults("its badge's image", image, badgePicture) : []),
    ...(asArray(tags).every(tag => typeof tag === 'string') ? [] : ['its tags are not texts']),
    ...(modern ? documentFaults('its badge', badgeClass, ['BadgeClass']) : []),
    ...(modern ? asArray(badgeClass['alignment']).flatMap(alignmentFaults) : []),
    ...(modern ? classExtras('its badge', badgeClass) : []),
    ...(namesOneIssuer(badgeClass['issuer']) ? [] : ['its badge names no issuer']),
  ]
}

/** What is wrong with the issuer's profile, as far as it was read. */
export function issuerFaults({ issuer }: Linked, version: BadgeVersion): Faults {
  if (issuer === null) return []
  const logo = asArray(issuer['image'])
  return [
    ...(asText(issuer['name']) === null ? ['its issuer has no name'] : []),
    ...(version === '0.5' ? [] : webFaults("its issuer's url", issuer['url'])),
    ...(version === '2.0' ? documentFaults('its issuer', issuer, ['Issuer', 'Profile']) : []),
    ...(version === '2.0' ? profileExtras('its issuer', issuer) : []),
    ...(version === '2.0' && logo.length > 0 ? imageFaults("its issuer's image", logo, anyPicture) : []),
  ]
}

/** An address, or an object that says who it is; of several nobody knows whose badge it is. */
function namesOneIssuer(value: Json | undefined): boolean {
  const all = asArray(value)
  const [only] = all
  return all.length === 1 && (asText(only) !== null || (isObject(only) && Object.keys(only).length > 0))
}

function documentFaults(what: string, document: JsonObject, classes: string[]): Faults {
  const { id } = document
  return [
    ...typeFaults(what, document),
    ...propertyFaults(document, { name: 'type', kind: 'type', many: true, oneOf: classes }).map(
      fault => `${what} ${fault}`,
    ),
    ...(id === undefined || typeof id === 'string' ? [] : [`${what} has an id that is no address`]),
    ...contextFaults(what, document),
  ]
}

/** 2.0, "Criteria": an address, or an object with an id or a narrative. */
export function criteriaFaults(value: Json | undefined, modern: boolean): Faults {
  const all = asArray(value)
  const [only] = all.length === 1 ? all : []
  if (only === undefined || only === '') return ['its badge has no criteria']
  if (isObject(only))
    return asText(only['id']) === null && asText(only['narrative']) === null
      ? ['its criteria say nothing']
      : []
  return modern ? linkFaults('its criteria', only) : []
}

function alignmentFaults(value: Json): Faults {
  if (!isObject(value)) return typeof value === 'string' ? [] : ['its alignment is not an object']
  const faults = asText(value['targetName']) === null ? ['its alignment has no targetName'] : []
  return [...faults, ...webFaults("its alignment's targetUrl", value['targetUrl'])]
}
