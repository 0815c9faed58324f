import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import type { BadgeVersion } from '../model.ts'
import { dateOf } from '../v2/badge-from-assertion.ts'
import type { Linked } from './linked-documents.ts'
import { type Finding, failed, passed } from './report.ts'

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)$/

/** Whether an assertion of 0.5 to 2.0, and what of its linked documents was read, has what its version demands. */
export function checkAssertionShape(linked: Linked, version: BadgeVersion): Finding {
  const faults = [
    ...assertionFaults(linked.assertion, version),
    ...classFaults(linked.badgeClass),
    ...issuerFaults(linked.issuer, version),
  ]
  if (faults.length === 0) return passed('shape')
  return failed(
    'shape',
    'shape-wrong',
    `The badge is not made as the standard demands: ${faults.slice(0, 5).join('; ')}.`,
  )
}

function assertionFaults(assertion: JsonObject, version: BadgeVersion): string[] {
  const faults: string[] = []
  const recipient = assertion['recipient']
  if (version === '0.5') {
    if (asText(recipient) === null) faults.push('it names no recipient')
  } else if (!isObject(recipient)) faults.push('it names no recipient')
  else {
    if (asText(recipient['identity']) === null) faults.push('its recipient has no identity')
    const identity = asText(recipient['identity']) ?? ''
    if (
      recipient['hashed'] === true &&
      !/^(?:md5\$[0-9a-f]{32}|sha1\$[0-9a-f]{40}|sha256\$[0-9a-f]{64}|sha512\$[0-9a-f]{128})$/i.test(identity)
    ) {
      faults.push('its recipient is called hashed but is no hash')
    }
  }
  if (!isObject(assertion['badge']) && idOf(assertion['badge']) === null) faults.push('it names no badge')
  const issued = assertion['issuedOn'] ?? assertion['issued_on']
  if (version !== '0.5' && issued === undefined) faults.push('it has no date of issue')
  for (const [name, value] of [
    ['issuedOn', issued],
    ['expires', assertion['expires']],
  ] as const) {
    if (value === undefined || value === null) continue
    const date = dateOf(value)
    if (date === null || Number.isNaN(Date.parse(date))) faults.push(`its ${name} is not a date`)
    else if (version === '2.0' && (typeof value !== 'string' || !zoned.test(value)))
      faults.push(`its ${name} is not a date with time and zone`)
  }
  if (version === '2.0' && !isObject(assertion['verification'] ?? assertion['verify']))
    faults.push('it does not say how it is verified')
  return faults
}

function classFaults(badgeClass: JsonObject | null): string[] {
  if (badgeClass === null) return []
  const faults: string[] = []
  for (const name of ['name', 'description', 'criteria'] as const) {
    const value = badgeClass[name]
    if (asArray(value).length === 0 || value === '') faults.push(`its badge has no ${name}`)
  }
  if (idOf(badgeClass['image']) === null && !isObject(badgeClass['image']))
    faults.push('its badge has no image')
  return faults
}

function issuerFaults(issuer: JsonObject | null, version: BadgeVersion): string[] {
  if (issuer === null) return []
  if (asText(issuer['name']) === null) return ['its issuer has no name']
  return version === '2.0' && asText(issuer['url']) === null ? ['its issuer has no url'] : []
}
