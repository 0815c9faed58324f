import { asText, isObject, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import type { Reading } from '../model.ts'
import { read } from '../read/read.ts'
import { verifyUrl } from '../v2/badge-from-assertion.ts'
import { type Finding, failed } from './report.ts'
import { hostOf, jsonTypes, type Run } from './run.ts'

/** What the address of an assertion answered. */
export type Answer = {
  status: number
  answeredBy: string
  document: JsonObject | null
  reading: Reading | null
}

/** Ask the address of an assertion for it: text, or a picture with one inside. Throws when nothing came back. */
export async function fetchAssertion(run: Run, url: string): Promise<Answer> {
  const answer = await run.get(url, `${jsonTypes}, image/png;q=0.5, image/svg+xml;q=0.5`)
  const known = { status: answer.status, answeredBy: hostOf(answer.url) }
  const outcome = answer.status === 410 ? null : read(answer.body)
  if (outcome?.kind === 'badge')
    return { ...known, document: outcome.reading.document, reading: outcome.reading }
  try {
    const value = parseJson(new TextDecoder().decode(answer.body))
    return { ...known, document: isObject(value) ? value : null, reading: null }
  } catch {
    return { ...known, document: null, reading: null }
  }
}

/** 410 Gone, or `revoked: true` in the body (OB 2.0, "Revoking"). */
export function revocationOf({ status, document }: Answer): Finding | null {
  // Read liberally: who writes "true" as a text means it.
  const says = document?.['revoked'] === true || document?.['revoked'] === 'true'
  if (status !== 410 && !says) return null
  const reason = document ? asText(document['revocationReason']) : null
  return failed(
    'status',
    'revoked',
    `The issuer has revoked this badge${reason === null ? '' : `: ${reason.slice(0, 500)}`}.`,
  )
}

/** Where an assertion says it lies, or null. */
export function hostedUrl(document: JsonObject): string | null {
  const isAddress = (each: string | null) => each !== null && /^https?:\/\//.test(each)
  return [asText(document['id']), verifyUrl(document)].find(isAddress) ?? null
}
