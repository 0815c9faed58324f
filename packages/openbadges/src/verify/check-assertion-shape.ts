import { asArray, asText, idOf, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'
import type { BadgeVersion } from '../model.ts'
import { plainType } from '../rules/property-faults.ts'
import { dateOf } from '../v2/badge-from-assertion.ts'
import { classFaults, issuerFaults } from './class-faults.ts'
import type { Linked } from './linked-documents.ts'
import { assertionExtras } from './optional-faults.ts'
import { type Finding, failed, passed } from './report.ts'
import { dateFaults, type Faults, imageFaults, linkFaults, typeFaults } from './value-faults.ts'

const hash = /^(?:md5\$[0-9a-f]{32}|sha1\$[0-9a-f]{40}|sha256\$[0-9a-f]{64}|sha512\$[0-9a-f]{128})$/i
/** 2.0, "IdentityHash": md5 or sha256, then hexadecimal digits in either case. */
const modernHash = /^(?:md5\$[0-9a-fA-F]{32}|sha256\$[0-9a-fA-F]{64})$/

/** Whether an assertion of 0.5 to 2.0, and what of its linked documents was read, has what its version demands. */
export function checkAssertionShape(linked: Linked, version: BadgeVersion): Finding {
  const faults = [
    ...assertionFaults(linked.assertion, version),
    ...classFaults(linked, version),
    ...issuerFaults(linked, version),
  ]
  if (faults.length === 0) return passed('shape')
  return failed(
    'shape',
    'shape-wrong',
    `The badge is not made as the standard demands: ${faults.slice(0, 5).join('; ')}.`,
  )
}

function assertionFaults(assertion: JsonObject, version: BadgeVersion): Faults {
  const modern = version === '2.0'
  const named = isObject(assertion['badge']) || idOf(assertion['badge']) !== null
  return [
    ...(version === '0.5' || version === '1.0' ? [] : typeFaults('it', assertion, 'Assertion')),
    ...recipientFaults(assertion['recipient'], version),
    ...(named ? [] : ['it names no badge']),
    ...timeFaults(assertion, version),
    ...verificationFaults(assertion, version),
    ...(modern && assertion['image'] !== undefined && assertion['image'] !== null
      ? imageFaults('its image', assertion['image'], null)
      : []),
    ...(modern ? asArray(assertion['evidence']).flatMap(item => linkFaults('its evidence', item)) : []),
    ...(modern ? assertionExtras('it', assertion) : []),
  ]
}

/** "VerificationObject": the only ways of an assertion. */
const ways = new Set(['HostedBadge', 'SignedBadge', 'hosted', 'signed'])

function recipientFaults(recipient: Json | undefined, version: BadgeVersion): Faults {
  if (version === '0.5') return asText(recipient) === null ? ['it names no recipient'] : []
  if (!isObject(recipient)) return ['it names no recipient']
  const [identity] = asArray(recipient['identity'])
  if (typeof identity !== 'string' || identity === '') return ['its recipient has no identity']
  const looksHashed = hash.test(identity)
  const properlyHashed = version === '2.0' ? modernHash.test(identity) : looksHashed
  const faults =
    recipient['hashed'] === true && !properlyHashed ? ['its recipient is called hashed but is no hash'] : []
  if (version !== '2.0') return faults
  if (asArray(recipient['type']).length === 0) faults.push('its recipient has no type')
  if (typeof recipient['hashed'] !== 'boolean') faults.push('its recipient does not say whether it is hashed')
  if (recipient['hashed'] === false && looksHashed)
    faults.push('its recipient is a hash but is not called hashed')
  return faults
}

function timeFaults(assertion: JsonObject, version: BadgeVersion): Faults {
  const issued = assertion['issuedOn'] ?? assertion['issued_on']
  const missing = version !== '0.5' && issued === undefined ? ['it has no date of issue'] : []
  const times: [string, Json | undefined][] = [
    ['its issuedOn', issued],
    ['its expires', assertion['expires']],
  ]
  return [
    ...missing,
    ...times.flatMap(([what, value]) =>
      value === undefined || value === null ? [] : dateFaults(what, value, dateOf(value), version === '2.0'),
    ),
  ]
}

/** The Mozilla Backpack kept assertions with their badge inside and without a word on verification. */
function verificationFaults(assertion: JsonObject, version: BadgeVersion): Faults {
  // The word of 2.0 counts in 2.0 alone: without its context it is no word.
  const says = isObject(
    version === '2.0' ? (assertion['verification'] ?? assertion['verify']) : assertion['verify'],
  )
  const needs = version === '2.0' || (version !== '0.5' && !isObject(assertion['badge']))
  if (needs && !says) return ['it does not say how it is verified']
  const { verification } = assertion
  if (version !== '2.0' || !isObject(verification)) return []
  const known = typesOf(verification)
    .map(plainType)
    .some(type => ways.has(type))
  return known ? [] : ['it is verified in a way that there is not']
}
