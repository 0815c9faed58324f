import { asArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import { type PropertyRule, propertyFaults } from '../rules/property-faults.ts'
import type { Faults } from './value-faults.ts'

/** What documents of 2.0 may say besides what they must ("Class definitions"), and of what kind it then is. */
const common: PropertyRule[] = [
  { name: '@language', kind: 'language' },
  { name: 'version', kind: 'text-or-number' },
  { name: 'related', kind: 'id', many: true },
  { name: 'endorsement', kind: 'id', many: true },
]
const related: PropertyRule[] = [
  { name: 'id', kind: 'iri', required: true },
  { name: '@language', kind: 'language' },
  { name: 'version', kind: 'text-or-number' },
]
const picture: PropertyRule[] = [
  { name: 'caption', kind: 'text' },
  { name: 'author', kind: 'iri' },
]
const evidence: PropertyRule[] = [
  { name: 'id', kind: 'iri' },
  { name: 'narrative', kind: 'markdown' },
  { name: 'name', kind: 'text' },
  { name: 'description', kind: 'text' },
  { name: 'genre', kind: 'text' },
  { name: 'audience', kind: 'text' },
]
const person: PropertyRule[] = [
  // E.164 is advised and not demanded.
  { name: 'telephone', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'description', kind: 'text' },
]
const alignment: PropertyRule[] = [
  { name: 'targetDescription', kind: 'text' },
  { name: 'targetFramework', kind: 'text' },
  { name: 'targetCode', kind: 'text' },
]

/** What is wrong with the optional properties of an assertion. */
export function assertionExtras(what: string, assertion: JsonObject): Faults {
  return [
    ...judge(what, assertion, [...common, { name: 'narrative', kind: 'markdown' }]),
    ...inside("its image's", assertion['image'], picture),
    ...inside("its evidence's", assertion['evidence'], evidence),
    ...inside('something related', assertion['related'], related),
  ]
}

/** What is wrong with the optional properties of a badge class. */
export function classExtras(what: string, badgeClass: JsonObject): Faults {
  return [
    ...judge(what, badgeClass, common),
    ...inside("its badge's image", badgeClass['image'], picture),
    ...inside("its badge's alignment", badgeClass['alignment'], alignment),
    ...inside('something related', badgeClass['related'], related),
  ]
}

/** What is wrong with the optional properties of an issuer's profile. */
export function profileExtras(what: string, profile: JsonObject): Faults {
  return [
    ...judge(what, profile, [...common, ...person]),
    ...inside("its issuer's image", profile['image'], picture),
    ...inside('something related', profile['related'], related),
  ]
}

function judge(what: string, node: JsonObject, rules: PropertyRule[]): Faults {
  return rules.flatMap(rule => propertyFaults(node, rule)).map(fault => `${what} ${fault}`)
}

function inside(what: string, value: Json | undefined, rules: PropertyRule[]): Faults {
  return asArray(value)
    .filter(isObject)
    .flatMap(each => judge(what, each, rules))
}
