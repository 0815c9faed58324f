import { asArray, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { BadgeVersion } from '../model.ts'

const demanded: Record<BadgeVersion, string[]> = {
  '0.5': [],
  '1.0': [
    'recipient/identity',
    'issuedOn',
    'badge/name',
    'badge/description',
    'badge/image',
    'badge/criteria',
  ],
  '1.1': ['id', 'recipient/identity', 'issuedOn', 'verify/type', 'badge/name', 'badge/description'],
  '2.0': [
    ...['id', 'recipient/type', 'recipient/identity', 'issuedOn', 'verification/type'],
    ...['badge/name', 'badge/description', 'badge/image', 'badge/criteria'],
    ...['badge/issuer/id', 'badge/issuer/name', 'badge/issuer/url', 'badge/issuer/email'],
  ],
  '3.0': [
    ...['issuer/id', 'validFrom', 'credentialSubject/achievement/name'],
    ...['credentialSubject/achievement/description', 'credentialSubject/achievement/criteria'],
  ],
}

/** What a version demands (its "Data Model") and a document does not say, as JSON Pointers. */
export function missingIn(document: JsonObject, version: BadgeVersion): string[] {
  const paths = demanded[version].map(path => path.split('/'))
  const missing = paths.filter(path => !says(document, path)).map(path => `/${path.join('/')}`)
  const [subject] = asArray(document['credentialSubject'])
  const named = isObject(subject) && (subject['id'] !== undefined || subject['identifier'] !== undefined)
  return version === '3.0' && !named ? [...missing, '/credentialSubject/identifier'] : missing
}

function says(document: JsonObject, path: string[]): boolean {
  let value: Json | undefined = document
  for (const step of path) value = isObject(value) ? value[step] : undefined
  return value !== undefined && value !== null && value !== ''
}
