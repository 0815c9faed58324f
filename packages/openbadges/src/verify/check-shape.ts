import { asArray, asText, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import { type Finding, failed, passed, unknown } from './report.ts'

const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const obContext =
  /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/(?:context(?:-3\.\d+\.\d+)?\.json|context\/ob_v3p0\.jsonld)$/
const otherCredentials = new Set([
  'ClrCredential',
  'EndorsementCredential',
  'BitstringStatusListCredential',
  'StatusList2021Credential',
])
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/

/** Whether a credential has what Open Badges 3.0 demands of an AchievementCredential; every fault is named. */
export function checkCredentialShape(credential: JsonObject): Finding {
  const other = typesOf(credential).find(type => otherCredentials.has(type))
  if (other !== undefined)
    return unknown(
      'shape',
      'credential-unsupported',
      `This is a ${other}, which is not judged as a badge here.`,
    )
  const faults = [
    ...contextFaults(credential),
    ...outerFaults(credential),
    ...subjectFaults(credential),
    ...statusFaults(credential),
  ]
  if (faults.length === 0) return passed('shape')
  return failed(
    'shape',
    'shape-wrong',
    `The badge is not made as the standard demands: ${faults.slice(0, 5).join('; ')}.`,
  )
}

function contextFaults(credential: JsonObject): string[] {
  const contexts = asArray(credential['@context'])
  const faults =
    contexts[0] === v1 || contexts[0] === v2
      ? []
      : ['its first @context is not that of Verifiable Credentials']
  if (!contexts.some(context => typeof context === 'string' && obContext.test(context)))
    faults.push('the @context of Open Badges is missing')
  return faults
}

function outerFaults(credential: JsonObject): string[] {
  const faults: string[] = []
  const types = typesOf(credential)
  const id = credential['id']
  const old = asArray(credential['@context'])[0] === v1
  if (!types.includes('VerifiableCredential')) faults.push('its type lacks VerifiableCredential')
  if (!types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential'))
    faults.push('its type is not OpenBadgeCredential')
  if (id !== undefined && (typeof id !== 'string' || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(id)))
    faults.push('its id is not a URL')
  const issuer = idOf(credential['issuer'])
  if (issuer === null || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(issuer))
    faults.push('its issuer has no id that is a URL')
  if (isObject(credential['issuer']) && !typesOf(credential['issuer']).includes('Profile'))
    faults.push('its issuer is not of type Profile')
  const dates = old ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil']
  for (const name of [...dates, 'validFrom', 'validUntil', 'awardedDate']) {
    const value = credential[name]
    if (
      value !== undefined &&
      (typeof value !== 'string' || !zoned.test(value) || Number.isNaN(Date.parse(value)))
    )
      faults.push(`its ${name} is not a date with time and zone`)
  }
  if (!old && credential['validFrom'] === undefined) faults.push('validFrom is missing')
  if (old && credential['issuanceDate'] === undefined && credential['validFrom'] === undefined)
    faults.push('issuanceDate is missing')
  return faults
}

function subjectFaults(credential: JsonObject): string[] {
  const subjects = asArray(credential['credentialSubject'])
  const subject = subjects[0]
  if (subjects.length !== 1 || !isObject(subject)) return ['it must have exactly one credentialSubject']
  const faults: string[] = []
  if (!typesOf(subject).includes('AchievementSubject'))
    faults.push('its subject is not of type AchievementSubject')
  if (asText(subject['id']) === null && asArray(subject['identifier']).length === 0)
    faults.push('it does not say whose badge it is')
  const achievement = subject['achievement']
  if (!isObject(achievement)) return [...faults, 'it has no achievement']
  if (!typesOf(achievement).includes('Achievement')) faults.push('its achievement is not of type Achievement')
  for (const name of ['id', 'name', 'description', 'criteria']) {
    const value = achievement[name]
    if (value === undefined || value === null || value === '') faults.push(`its achievement has no ${name}`)
  }
  const criteria = achievement['criteria']
  if (isObject(criteria) && asText(criteria['id']) === null && criteria['narrative'] === undefined)
    faults.push('its criteria say nothing')
  return faults
}

function statusFaults(credential: JsonObject): string[] {
  return asArray(credential['credentialStatus']).flatMap(status =>
    isObject(status) && typesOf(status).length > 0 ? [] : ['its credentialStatus has no type'],
  )
}
