import { asArray, isObject, type Json } from '../json/json.ts'

const keywords = new Set(['@context', '@value', '@language', '@direction'])
const settings = new Set(['@version', '@protected'])
/** Vocabularies of words that verification itself reads. */
const own = [
  'https://www.w3.org/2018/credentials#',
  'https://www.w3.org/ns/credentials',
  'https://purl.imsglobal.org/',
  'https://schema.org/',
  'https://w3id.org/security',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
]

/**
 * A name in the document by which JSON-LD says something that its plain reading does not see, or null. RDF
 * signatures cover meaning and not spelling: whoever holds a badge could spell "validUntil" or
 * "credentialStatus" as a full IRI, behind an alias or inside `@nest`, and the signature would still fit.
 */
export function findDisguise(value: Json | undefined): string | null {
  if (Array.isArray(value)) {
    for (const each of value) {
      const found = findDisguise(each)
      if (found !== null) return found
    }
    return null
  }
  if (!isObject(value)) return null
  for (const name of Object.keys(value)) {
    const member = value[name]
    if (name === '@context') {
      const alias = asArray(member)
        .map(aliasIn)
        .find(each => each !== null)
      if (alias !== undefined) return alias
    } else if (name.includes(':') || (name.startsWith('@') && !keywords.has(name))) return name
    else if (typeof member === 'object') {
      const found = findDisguise(member)
      if (found !== null) return found
    }
  }
  return null
}

/** Contexts written into the badge may name things of other vocabularies, and nothing else. */
function aliasIn(context: Json): string | null {
  if (!isObject(context)) return typeof context === 'string' ? null : '@context'
  for (const [name, definition] of Object.entries(context)) {
    if (settings.has(name)) continue
    const iri = isObject(definition) ? definition['@id'] : definition
    const plain =
      !isObject(definition) || Object.keys(definition).every(key => key === '@id' || key === '@type')
    if (name.startsWith('@') || !plain || typeof iri !== 'string' || !/^https?:\/\//.test(iri)) return name
    if (own.some(vocabulary => iri.startsWith(vocabulary))) return name
  }
  return null
}
