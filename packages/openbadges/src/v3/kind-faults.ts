import { asArray, asText, isObject, type JsonObject, typesOf } from '../json/json.ts'
import { classFaults } from './class-faults.ts'
import { isOldModel } from './data-model-faults.ts'
import { textFaults } from './text-faults.ts'

/** What a credential is about, as far as Open Badges, CLR and status lists know it. */
export type CredentialKind = 'badge' | 'endorsement' | 'clr' | 'status-list' | 'other'

/** The kind of a credential by its types. */
export function kindOf(credential: JsonObject): CredentialKind {
  const types = typesOf(credential)
  const is = (...names: string[]) => names.some(name => types.includes(name))
  if (is('ClrCredential')) return 'clr'
  if (is('OpenBadgeCredential', 'AchievementCredential')) return 'badge'
  if (is('EndorsementCredential')) return 'endorsement'
  return is('BitstringStatusListCredential', 'StatusList2021Credential') ? 'status-list' : 'other'
}

/** Those of the releases, and where the drafts had them. */
const obContext =
  /^https:\/\/(?:purl\.imsglobal\.org\/spec\/ob\/v3p0\/(?:context(?:-3\.\d+\.\d+)?\.json|context\/ob_v3p0\.jsonld)|imsglobal\.github\.io\/openbadges-specification\/(?:context\.json|ob_v3p0\.html))$/
const clrContext = /^https:\/\/(?:purl\.imsglobal\.org\/spec|dc\.imsglobal\.org\/draft)\/clr\/v2p0\/context/
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/

/** What Open Badges 3.0 demands of an AchievementCredential beyond the data model. */
export function badgeFaults(credential: JsonObject): string[] {
  const kind = kindOf(credential)
  return [
    ...(mentions(credential, obContext) ? [] : ['the @context of Open Badges is missing']),
    ...(kind === 'badge' ? [] : ['its type is not OpenBadgeCredential']),
    ...commonFaults(credential),
    ...awardFaults(credential),
  ]
}

/** What Open Badges 3.0 demands of an EndorsementCredential. */
export function endorsementFaults(credential: JsonObject): string[] {
  const [subject] = asArray(credential['credentialSubject']).filter(isObject)
  return [
    ...(mentions(credential, obContext) ? [] : ['the @context of Open Badges is missing']),
    ...commonFaults(credential),
    ...(subject && typesOf(subject).includes('EndorsementSubject')
      ? []
      : ['its subject is not of type EndorsementSubject']),
    ...(asText(subject?.['id']) === null ? ['it does not say what it endorses'] : []),
    ...(subject ? classFaults('its subject', 'EndorsementSubject', subject) : []),
  ]
}

/** What CLR 2.0 demands of a ClrCredential; the credentials inside are judged by themselves. */
export function clrFaults(credential: JsonObject): string[] {
  const [subject] = asArray(credential['credentialSubject']).filter(isObject)
  const inside = asArray(subject?.['verifiableCredential'])
  return [
    ...(mentions(credential, clrContext) ? [] : ['the @context of CLR is missing']),
    ...commonFaults(credential),
    ...(subject && typesOf(subject).includes('ClrSubject') ? [] : ['its subject is not of type ClrSubject']),
    ...(inside.length > 0 && inside.every(each => isObject(each) || typeof each === 'string')
      ? []
      : ['it holds no credentials']),
    ...asArray(subject?.['achievement'])
      .filter(isObject)
      .flatMap(each => classFaults('its achievement', 'Achievement', each)),
    ...asArray(subject?.['association'])
      .filter(isObject)
      .flatMap(each => classFaults('its association', 'Association', each)),
  ]
}

function mentions(credential: JsonObject, pattern: RegExp): boolean {
  return asArray(credential['@context']).some(each => typeof each === 'string' && pattern.test(each))
}

function commonFaults(credential: JsonObject): string[] {
  const { issuer } = credential
  const faults =
    isObject(issuer) && !typesOf(issuer).includes('Profile') ? ['its issuer is not of type Profile'] : []
  const awarded = credential['awardedDate']
  if (awarded !== undefined && (typeof awarded !== 'string' || !zoned.test(awarded)))
    faults.push('its awardedDate is not a date with time and zone')
  if (asText(credential['id']) === null) faults.push('it has no id')
  if (!isOldModel(credential) && credential['validFrom'] === undefined) faults.push('validFrom is missing')
  return [
    ...faults,
    ...textFaults(credential),
    ...(isObject(issuer) ? classFaults('its issuer', 'Profile', issuer) : []),
    ...asArray(credential['evidence'])
      .filter(isObject)
      .flatMap(each => classFaults('its evidence', 'Evidence', each)),
    ...asArray(credential['image']).flatMap(each => {
      if (isObject(each)) return classFaults('its image', 'Image', each)
      return asText(each) === null ? ['its image is no picture'] : []
    }),
  ]
}

/** Many badges in use name nobody and are for whoever holds them: that is reported by the check of the recipient. */
function awardFaults(credential: JsonObject): string[] {
  const subjects = asArray(credential['credentialSubject'])
  const [subject] = subjects
  if (subjects.length !== 1 || !isObject(subject)) return ['it must have exactly one credentialSubject']
  const faults = typesOf(subject).includes('AchievementSubject')
    ? []
    : ['its subject is not of type AchievementSubject']
  const achievement = subject['achievement']
  if (!isObject(achievement)) return [...faults, 'it has no achievement']
  if (!typesOf(achievement).includes('Achievement')) faults.push('its achievement is not of type Achievement')
  for (const name of ['id', 'name', 'description', 'criteria']) {
    const value = achievement[name]
    if (value === undefined || value === null || value === '') faults.push(`its achievement has no ${name}`)
  }
  const { criteria } = achievement
  if (isObject(criteria) && asText(criteria['id']) === null && criteria['narrative'] === undefined)
    faults.push('its criteria say nothing')
  return [...faults, ...classFaults('its subject', 'AchievementSubject', subject)]
}
