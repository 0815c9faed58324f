import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { Fetched } from '../ports.ts'
import { looksLikeJws, parseJws } from '../read/jws.ts'
import { checkDataIntegrity } from './check-data-integrity.ts'
import { checkJwt } from './check-jwt.ts'
import { checkValidity } from './check-validity.ts'
import { checkIssuerKey } from './issuer-keys.ts'
import { parseAgain } from './lately-proven.ts'
import { type Finding, unknown } from './report.ts'
import { hostOf, jsonTypes, type Run, sameAddress } from './run.ts'

/** A list that was read: `finding` when it says nothing at all, `doubt` when it may revoke but cannot clear. */
export type StatusList = { subject: JsonObject; finding: Finding | null; doubt: Finding | null }

export const listTypes = `application/vc, application/vc+ld+json, application/vc+jwt, ${jsonTypes}`
/** "ttl", Bitstring Status List 1.0, 2.2: milliseconds, five minutes where a list says nothing. */
const usualTtl = 300_000
/** One that does not hold may be mended soon, but is not asked for again with every badge that names it. */
const badTtl = 60_000

/**
 * The list is a credential of its own: signed, valid now, by the same issuer. One that was kept for longer than it
 * allows, or that does not hold any more, is asked for again.
 */
export async function readStatusList(run: Run, url: string, issuer: string | null): Promise<StatusList> {
  const answer = await run.get(url, listTypes)
  const kept = await readAnswer(run, answer, url, issuer)
  const longest = kept.finding ? badTtl : ttlOf(kept)
  if ((answer.age ?? 0) <= longest) return kept
  const stale = 'The status list is older than it allows, and a newer one could not be had.'
  try {
    const newer = await run.get(url, listTypes, longest)
    if ((newer.age ?? 0) <= longest) return await readAnswer(run, newer, url, issuer)
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
  }
  return { ...kept, doubt: unknown('status', 'list-stale', stale) }
}

function ttlOf({ subject }: StatusList): number {
  const ttl = subject['ttl']
  return typeof ttl === 'number' && ttl >= 0 ? ttl : usualTtl
}

async function readAnswer(
  run: Run,
  answer: Fetched,
  url: string,
  issuer: string | null,
): Promise<StatusList> {
  const none = (reason: string, detail: string): StatusList => ({
    subject: {},
    finding: unknown('status', reason, detail),
    doubt: null,
  })
  if (answer.status < 200 || answer.status > 299)
    throw new BadgeError(
      'unreachable',
      `${hostOf(url)} answered ${answer.status} instead of the status list.`,
    )
  const text = decodeText(answer.body)
  const jws = looksLikeJws(text) ? parseJws(text) : null
  const parsed = jws ? jws.payload : parseAgain(text)
  const outer = isObject(parsed) ? parsed : {}
  const credential = jws && isObject(outer['vc']) ? outer['vc'] : outer
  if (!typesOf(credential).some(type => kinds.has(type)))
    return none('list-malformed', 'What stands at the address of the status list is not a status list.')
  const listIssuer = idOf(credential['issuer'])
  const proof = jws
    ? await checkJwt(run, jws, credential)
    : await checkDataIntegrity(run, credential, { again: true })
  if (proof.finding.outcome !== 'passed' || !proof.signed)
    return none('list-unproven', 'The signature of the status list does not hold or could not be checked.')
  const key = await checkIssuerKey(run, listIssuer, proof.signed.key)
  if (key.outcome !== 'passed')
    return none('list-unproven', "The status list is not signed with the issuer's key.")
  const validity = checkValidity(
    asText(credential['validFrom']) ?? asText(credential['issuanceDate']),
    asText(credential['validUntil']) ?? asText(credential['expirationDate']),
    run.now,
  )
  if (validity.outcome !== 'passed')
    return none('list-expired', 'The status list itself is not valid at this time.')
  return {
    subject: asArray(credential['credentialSubject']).find(isObject) ?? {},
    finding: null,
    doubt: doubtOf(credential, listIssuer === issuer, url),
  }
}

const kinds = new Set(['BitstringStatusListCredential', 'StatusList2021Credential'])

function doubtOf(credential: JsonObject, ofIssuer: boolean, url: string): Finding | null {
  if (!ofIssuer)
    return unknown(
      'status',
      'list-issuer',
      'The status list is by somebody else than the issuer of the badge.',
    )
  const own = asText(credential['id'])
  return own !== null && /^https?:/.test(own) && !sameAddress(own, url)
    ? unknown('status', 'list-other', 'The status list says that it is another one than the badge names.')
    : null
}

function decodeText(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body).trim()
  } catch (cause) {
    throw new BadgeError('list-malformed', 'The status list is not text.', { cause })
  }
}
