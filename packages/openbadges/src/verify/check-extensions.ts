import { BadgeError } from '../errors.ts'
import { asArray, isObject, type JsonObject, typesOf } from '../json/json.ts'
import { extensionFaults } from '../rules/extension-faults.ts'
import { plainType } from '../rules/property-faults.ts'
import { malformed } from './check-shape.ts'
import type { Finding } from './report.ts'
import type { Run } from './run.ts'

const maxExtensions = 8

/**
 * Judge the extensions in the documents of a 2.0 badge by the schemas their contexts name ("Extensions"). What
 * cannot be read says nothing: extensions are no part of what makes a badge a badge. Null when all is well.
 */
export async function checkExtensions(run: Run, documents: (JsonObject | null)[]): Promise<Finding | null> {
  const found = documents.flatMap(document => (document ? extensionsIn(document) : []))
  for (const { node, contexts } of found.slice(0, maxExtensions)) {
    const faults = await judge(run, node, contexts)
    if (faults.length > 0) return malformed(faults)
  }
  return null
}

async function judge(run: Run, node: JsonObject, contexts: string[]): Promise<string[]> {
  try {
    return await extensionFaults(node, contexts, url => run.getJson(url))
  } catch (cause) {
    if (cause instanceof BadgeError) return []
    throw cause
  }
}

/** Nodes that say they are extensions, with the contexts of their own or of what they stand in. */
export function extensionsIn(document: JsonObject): { node: JsonObject; contexts: string[] }[] {
  const outer = contextsOf(document)
  return Object.entries(document)
    .filter(([name]) => name !== '@context')
    .flatMap(([, value]) => asArray(value))
    .filter(isObject)
    .flatMap(node => {
      const types = typesOf(node).map(plainType)
      const own = contextsOf(node)
      const contexts = own.length > 0 ? own : outer
      return types.includes('Extension') && contexts.length > 0 ? [{ node, contexts }] : []
    })
}

function contextsOf(node: JsonObject): string[] {
  return asArray(node['@context'])
    .filter(each => typeof each === 'string')
    .filter(url => /^https?:\/\//.test(url) && !/\/openbadges\/v[12]$/.test(url))
}
