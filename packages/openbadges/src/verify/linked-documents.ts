import { BadgeError } from '../errors.ts'
import { asText, idOf, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { AssertionParts } from '../v2/badge-from-assertion.ts'
import { hostOf, type Run } from './run.ts'

export type Linked = AssertionParts & {
  /** What could not be read, in words; null when all of it was. */
  missing: { code: string; detail: string } | null
  issuerHosted: boolean
}

/** Read the badge class and issuer that an assertion links to: hosted copies win over embedded ones. */
export async function readLinked(run: Run, assertion: JsonObject): Promise<Linked> {
  const badgeClass = await follow(run, assertion['badge'], 'badge')
  const issuer = badgeClass.document
    ? await follow(run, badgeClass.document['issuer'], 'issuer')
    : { document: null, missing: null, hosted: false }
  return {
    assertion,
    badgeClass: badgeClass.document,
    issuer: issuer.document,
    missing: badgeClass.missing ?? issuer.missing,
    issuerHosted: issuer.hosted,
  }
}

type Followed = { document: JsonObject | null; missing: Linked['missing']; hosted: boolean }

async function follow(run: Run, value: Json | undefined, what: string): Promise<Followed> {
  const embedded = isObject(value) ? value : null
  const url = idOf(value)
  if (url === null || !/^https?:\/\//.test(url)) {
    if (embedded) return { document: embedded, missing: null, hosted: false }
    return {
      document: null,
      missing: { code: `${what}-missing`, detail: `The badge names no ${what}.` },
      hosted: false,
    }
  }
  try {
    const document = await run.getJson(url)
    const own = asText(document['id'])
    if (own !== null && own !== url && embedded === null && !/^https?:/.test(own))
      return { document, missing: null, hosted: false }
    return { document, missing: null, hosted: true }
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    const detail = `The document of the ${what} at ${hostOf(url)} could not be read: ${cause.message}`
    return { document: embedded, missing: { code: `${what}-unreachable`, detail }, hosted: false }
  }
}
