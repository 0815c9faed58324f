import { looksLikeDigest } from '../json/digests.ts'
import { asArray, asText, idOf, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'

export const baseContexts = {
  '1.1': 'https://www.w3.org/2018/credentials/v1',
  '2.0': 'https://www.w3.org/ns/credentials/v2',
} as const

const url = /^[a-z][a-z0-9+.-]*:\S+$/i
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/

/** Whether a credential or presentation speaks the older of the two data models. */
export const isOldModel = (document: JsonObject) => asArray(document['@context'])[0] === baseContexts['1.1']

/** What is wrong with a credential by its data model alone (VC Data Model 1.1 and 2.0, 4), whatever it is about. */
export function credentialFaults(credential: JsonObject): string[] {
  return [
    ...contextFaults(credential),
    ...typeFaults(credential, 'VerifiableCredential'),
    ...idFaults('its id', credential['id'], 'id' in credential),
    ...issuerFaults(credential['issuer']),
    ...subjectFaults(credential['credentialSubject']),
    ...timeFaults(credential),
    ...typedFaults(credential, 'credentialStatus', false),
    ...typedFaults(credential, 'credentialSchema', true),
    ...typedFaults(credential, 'refreshService', isOldModel(credential)),
    ...typedFaults(credential, 'termsOfUse', false),
    ...typedFaults(credential, 'evidence', false),
    ...typedFaults(credential, 'confidenceMethod', false),
    ...typedFaults(credential, 'renderMethod', false),
    ...relatedFaults(credential['relatedResource']),
  ]
}

/** What is wrong with a presentation by its data model (VC Data Model 2.0, 4.13), but for the credentials in it. */
export function presentationFaults(presentation: JsonObject): string[] {
  const { holder } = presentation
  return [
    ...contextFaults(presentation),
    ...typeFaults(presentation, 'VerifiablePresentation'),
    ...idFaults('its id', presentation['id'], 'id' in presentation),
    ...(holder === undefined || isUrl(idOf(holder)) ? [] : ['its holder has no id that is a URL']),
    ...asArray(presentation['verifiableCredential']).flat().flatMap(envelopeFaults),
  ]
}

const isUrl = (value: Json | undefined) => typeof value === 'string' && url.test(value)

/** "Enveloped Verifiable Credentials" (4.13.1): a credential inside a data URL says so by its type. */
function envelopeFaults(credential: Json): string[] {
  if (!isObject(credential)) return typeof credential === 'string' ? [] : ['it holds what is no credential']
  const enveloped = asText(credential['id'])?.startsWith('data:') ?? false
  const says = typesOf(credential).includes('EnvelopedVerifiableCredential')
  if (enveloped && !says) return ['it holds an enveloped credential that does not say so']
  return says && !enveloped ? ['it holds an envelope with nothing in it'] : []
}

function contextFaults(document: JsonObject): string[] {
  const contexts = asArray(document['@context'])
  const [first] = contexts
  const known = first === baseContexts['1.1'] || first === baseContexts['2.0']
  return [
    ...(known ? [] : ['its first @context is not that of Verifiable Credentials']),
    ...(contexts.every(each => isUrl(each) || isObject(each)) ? [] : ['it has an @context that is none']),
    ...contexts.filter(isObject).flatMap(mappingFaults),
  ]
}

/** A word that is mapped to something with blanks in it is mapped to nothing. */
function mappingFaults(context: JsonObject): string[] {
  const iris = Object.values(context).map(each => (isObject(each) ? each['@id'] : each))
  return iris.some(iri => typeof iri === 'string' && /\s/.test(iri))
    ? ['it gives a word a meaning that is no URL']
    : []
}

function typeFaults(document: JsonObject, wanted: string): string[] {
  const given = asArray(document['type'] ?? document['@type'])
  const types = typesOf(document)
  if (given.length > types.length || types.some(type => /\s/.test(type) || type === ''))
    return ['it has a type that is none']
  return types.includes(wanted) ? [] : [`its type lacks ${wanted}`]
}

function idFaults(what: string, value: Json | undefined, there: boolean): string[] {
  return !there || value === undefined || isUrl(value) ? [] : [`${what} is not a URL`]
}

function issuerFaults(issuer: Json | undefined): string[] {
  return isUrl(idOf(issuer)) && !Array.isArray(issuer) ? [] : ['its issuer has no id that is a URL']
}

function subjectFaults(value: Json | undefined): string[] {
  const subjects = asArray(value)
  if (subjects.length === 0) return ['it must have exactly one credentialSubject']
  return subjects.flatMap(subject => {
    if (!isObject(subject) || Object.keys(subject).length === 0)
      return ['its credentialSubject claims nothing']
    return idFaults("its credentialSubject's id", subject['id'], 'id' in subject)
  })
}

function timeFaults(credential: JsonObject): string[] {
  const old = isOldModel(credential)
  const names = ['validFrom', 'validUntil', ...(old ? ['issuanceDate', 'expirationDate'] : [])]
  const faults = names.flatMap(name => {
    const value = credential[name]
    const good = typeof value === 'string' && zoned.test(value) && !Number.isNaN(Date.parse(value))
    return value === undefined || good ? [] : [`its ${name} is not a date with time and zone`]
  })
  if (old && credential['issuanceDate'] === undefined && credential['validFrom'] === undefined)
    faults.push('issuanceDate is missing')
  const from = Date.parse(asText(credential['validFrom']) ?? '')
  return Date.parse(asText(credential['validUntil']) ?? '') < from
    ? [...faults, 'its validUntil is before its validFrom']
    : faults
}

/** Properties whose values say what kind they are. */
function typedFaults(credential: JsonObject, name: string, needsId: boolean): string[] {
  const value = credential[name]
  if (value === undefined) return []
  return asArray(value).flatMap(each => {
    if (!isObject(each)) return [`its ${name} is no object`]
    const types = asArray(each['type'] ?? each['@type'])
    const faults =
      types.length > 0 && types.every(type => typeof type === 'string' && type !== '')
        ? []
        : [`its ${name} has no type`]
    if (needsId && each['id'] === undefined) faults.push(`its ${name} has no id`)
    return [...faults, ...idFaults(`its ${name}'s id`, each['id'], 'id' in each)]
  })
}

const digestNames = ['digestSRI', 'digestMultibase'] as const

/** "Integrity of Related Resources" (5.3): each once, with a digest. */
function relatedFaults(value: Json | undefined): string[] {
  const related = asArray(value)
  const ids = related.map(each => (isObject(each) ? asText(each['id']) : null))
  if (ids.some(id => id === null)) return ['its relatedResource has no id']
  if (new Set(ids).size < ids.length) return ['its relatedResource names something twice']
  const digests = related
    .filter(isObject)
    .map(each =>
      digestNames.filter(name => each[name] !== undefined).map(name => [name, each[name]] as const),
    )
  if (digests.some(each => each.length === 0)) return ['its relatedResource has no digest']
  return digests.flat().every(([name, value]) => looksLikeDigest(name, value))
    ? []
    : ['its relatedResource has a digest that is none']
}
