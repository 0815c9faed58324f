import { asArray, asText, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'
import { schemaFaults } from './json-schema.ts'

/** Reads a JSON document by address: the context of an extension, or its schema. */
export type ReadDocument = (url: string) => Promise<JsonObject>

const vocabulary: Record<string, string> = {
  obi: 'https://w3id.org/openbadges#',
  extensions: 'https://w3id.org/openbadges/extensions#',
  schema: 'http://schema.org/',
}

/**
 * What is wrong with one extension (Open Badges 2.0, "Extensions"): its context names the schema for each of
 * its types (`validation`), and the node must fit it. A type for which no schema is named is not judged.
 */
export async function extensionFaults(
  node: JsonObject,
  contexts: string[],
  read: ReadDocument,
): Promise<string[]> {
  const types = new Set(typesOf(node).map(type => fullName(type, vocabulary)))
  const faults: string[] = []
  for (const url of contexts) {
    const document = await read(url)
    for (const { type, schema } of validationsOf(document)) {
      if (!types.has(fullName(type, vocabulary))) continue
      const found = schemaFaults(await read(schema), inWordsOf(node, document))
      faults.push(...found.slice(0, 3).map(fault => `its extension ${type}: ${fault}`))
    }
  }
  return faults
}

/** The schemas that the context document of an extension names. */
export function validationsOf(document: JsonObject): { type: string; schema: string }[] {
  const given =
    document['obi:validation'] ?? document['validation'] ?? document['https://w3id.org/openbadges#validation']
  return asArray(given)
    .filter(isObject)
    .flatMap(each => {
      const type = asText(each['obi:validatesType'] ?? each['validatesType'])
      const schema = asText(each['obi:validationSchema'] ?? each['validationSchema'])
      return type === null || schema === null ? [] : [{ type, schema }]
    })
}

/** The node with its properties named as the context of the extension names them, whatever prefix it was written with. */
export function inWordsOf(node: Json, document: JsonObject): Json {
  const context = isObject(document['@context']) ? document['@context'] : {}
  const terms = new Map<string, string>()
  for (const [term, value] of Object.entries(context)) {
    const iri = isObject(value) ? asText(value['@id']) : asText(value)
    if (iri !== null && !/[#/:]$/.test(iri)) terms.set(fullName(iri, prefixesOf(context)), term)
  }
  const rename = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(rename)
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name.includes(':') ? (terms.get(fullName(name, prefixesOf(context))) ?? name) : name,
        rename(member ?? null),
      ]),
    )
  }
  return rename(node)
}

function prefixesOf(context: JsonObject): Record<string, string> {
  const own = Object.entries(context).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && /[#/]$/.test(entry[1]),
  )
  return { ...vocabulary, ...Object.fromEntries(own) }
}

function fullName(name: string, prefixes: Record<string, string>): string {
  const at = name.indexOf(':')
  const prefix = at === -1 ? undefined : prefixes[name.slice(0, at)]
  return prefix === undefined || name.startsWith('//', at + 1) ? name : prefix + name.slice(at + 1)
}
