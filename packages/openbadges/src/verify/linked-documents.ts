import { BadgeError } from '../errors.ts'
import { asText, idOf, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { AssertionParts } from '../v2/badge-from-assertion.ts'
import { hostOf, type Run, sameAddress } from './run.ts'

export type Linked = AssertionParts & {
  /** What could not be read, in words; null when all of it was. */
  missing: { code: string; detail: string } | null
  /** Where the issuer's own document was read; null when it has none, or it could not be read. */
  issuerUrl: string | null
}

/** Read the badge class and issuer that an assertion links to: hosted copies win over embedded ones. */
export async function readLinked(run: Run, assertion: JsonObject): Promise<Linked> {
  const badgeClass = await follow(run, assertion['badge'], 'badge')
  const issuer = badgeClass.document
    ? await follow(run, badgeClass.document['issuer'], 'issuer')
    : { document: null, missing: null, url: null }
  return {
    assertion,
    badgeClass: badgeClass.document,
    issuer: issuer.document,
    missing: badgeClass.missing ?? issuer.missing,
    issuerUrl: issuer.url,
  }
}

/** Read the profile of an issuer, by its address or as it stands in the document. */
export async function readIssuer(
  run: Run,
  value: Json | undefined,
): Promise<Pick<Linked, 'issuer' | 'missing' | 'issuerUrl'>> {
  const { document, missing, url } = await follow(run, value, 'issuer')
  return { issuer: document, missing, issuerUrl: url }
}

type Followed = { document: JsonObject | null; missing: Linked['missing']; url: string | null }

async function follow(run: Run, value: Json | undefined, what: string): Promise<Followed> {
  const embedded = isObject(value) ? value : null
  const url = idOf(value)
  if (url === null || !/^https?:\/\//.test(url)) {
    if (embedded) return { document: embedded, missing: null, url: null }
    return {
      document: null,
      missing: { code: `${what}-missing`, detail: `The badge names no ${what}.` },
      url: null,
    }
  }
  try {
    return await readHosted(run, url, what)
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    const detail = `The document of the ${what} at ${hostOf(url)} could not be read: ${cause.message}`
    const code = cause.code === 'document-malformed' ? `${what}-malformed` : `${what}-unreachable`
    return { document: embedded, missing: { code, detail }, url: null }
  }
}

/** A document that says its address is another one counts only if that address says the same of itself. */
async function readHosted(run: Run, url: string, what: string): Promise<Followed> {
  const first = await run.getJson(url)
  const own = asText(first['id'])
  if (own === null || !/^https?:\/\//.test(own) || sameAddress(own, url))
    return { document: first, missing: null, url }
  const document = await run.getJson(own)
  if (sameAddress(asText(document['id']) ?? '', own)) return { document, missing: null, url: own }
  const detail = `The documents of the ${what} at ${hostOf(url)} and ${hostOf(own)} contradict each other.`
  return { document: null, missing: { code: `${what}-contradicts`, detail }, url: null }
}
