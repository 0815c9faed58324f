import { BadgeError } from '../errors.ts'
import { asText, isObject, type JsonObject, typesOf } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import { plainType, propertyFaults } from '../rules/property-faults.ts'
import { checkExtensions } from './check-extensions.ts'
import { malformed } from './check-shape.ts'
import { classFaults, issuerFaults } from './class-faults.ts'
import { type Linked, readLinked } from './linked-documents.ts'
import { type Finding, passed, type Report, sentenceOf, unknown, verdictOf } from './report.ts'
import { hostOf, jsonTypes, type Run } from './run.ts'
import { contextFaults } from './value-faults.ts'

/** A document that belongs to badges without being one: a badge class, an issuer, an extension. */
export type Part = { document: JsonObject; url: string | null }

/** Read an input as such a document; null when it is none. An address is fetched for it. */
export async function readPart(run: Run, input: Uint8Array | string): Promise<Part | null> {
  try {
    const text = typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input)
    if (/^https?:\/\/\S+$/.test(text.trim()))
      return { document: await run.getJson(text.trim(), jsonTypes), url: text.trim() }
    const value = parseJson(text)
    return isObject(value) && isPart(value) ? { document: value, url: null } : null
  } catch {
    return null
  }
}

function isPart(document: JsonObject): boolean {
  return typesOf(document).length > 0 || document['issuer'] !== undefined || document['url'] !== undefined
}

/** Judge such a document by itself and by what it links to; the copy at its own address wins. */
export async function verifyPart(run: Run, given: Part): Promise<Report> {
  const { document, hosting } = await hosted(run, given)
  const type = typesOf(document).map(plainType)
  const isClass = type.includes('BadgeClass') || (type.length === 0 && document['issuer'] !== undefined)
  const isProfile = type.includes('Issuer') || type.includes('Profile') || (type.length === 0 && !isClass)
  const linked: Linked = isClass
    ? await readLinked(run, { badge: document })
    : { assertion: {}, badgeClass: null, issuer: isProfile ? document : null, missing: null, issuerUrl: null }
  const modern = /\/v2\b/.test(JSON.stringify(document['@context'] ?? '')) || isObject(document['@context'])
  const version = modern ? '2.0' : document['@context'] === undefined ? '1.0' : '1.1'
  const faults = [
    ...(version === '1.0'
      ? []
      : propertyFaults(document, { name: 'type', kind: 'type', required: true, many: true }).map(
          fault => `it ${fault}`,
        )),
    ...(version === '1.0' ? [] : contextFaults('it', document)),
    ...classFaults({ ...linked, badgeClass: isClass ? document : null }, version),
    ...issuerFaults(linked, version),
  ]
  const extensions = await checkExtensions(run, [document, linked.issuer])
  const missing = linked.missing ? [unknown('hosting', linked.missing.code, linked.missing.detail)] : []
  const findings: Finding[] = [
    passed('read'),
    faults.length > 0 ? malformed(faults) : (extensions ?? passed('shape')),
    ...(missing.length > 0 ? missing : hosting),
  ]
  const kind = type[0] ?? (isClass ? 'BadgeClass' : 'Issuer')
  return {
    verdict: verdictOf(findings),
    sentence: { code: sentenceOf(findings), params: { name: asText(document['name']) ?? kind } },
    findings,
    notApplicable: [],
    badge: null,
    inside: run.inside,
    notes: run.notes,
    detected: { version, form: 'hosted', why: `It is no badge but a ${kind.slice(0, 60)}.` },
    fetched: run.fetched,
  }
}

/** What cannot be seen at its address is judged as it was given, and that is said. */
async function hosted(
  run: Run,
  { document, url }: Part,
): Promise<{ document: JsonObject; hosting: Finding[] }> {
  const own = asText(document['id'])
  if (own === null || !/^https?:\/\//.test(own) || own === url) return { document, hosting: [] }
  try {
    return { document: await run.getJson(own), hosting: [] }
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    const detail = `${hostOf(own)} does not show the document: ${cause.message}`
    return { document, hosting: [unknown('hosting', 'hosting-unreachable', detail)] }
  }
}
