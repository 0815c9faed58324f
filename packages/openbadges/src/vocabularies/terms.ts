import type { JsonObject } from '../json/json.ts'

/** The terms of a JSON-LD context. */
export type Terms = JsonObject

export const security = (name: string) => `https://w3id.org/security#${name}`
export const asId = (iri: string) => ({ '@id': iri, '@type': '@id' })
export const asTime = (iri: string) => ({ '@id': iri, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' })
