import { BadgeError } from '../errors.ts'
import { asText, type JsonObject } from '../json/json.ts'
import { jcs } from '../proofs/jcs.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

/** What was signed, and when the signature says so. */
export type Signing = { document: JsonObject; at: string | null }

/**
 * Whether a badge counts although its key was withdrawn at `withdrawnAt` (milliseconds). After that moment nothing
 * does (Controlled Identifiers 1.0, "revoked"). A thief can write an earlier moment, so what was signed before counts
 * only while the issuer itself shows the same badge at its address.
 */
export async function checkWithdrawn(
  run: Run,
  issuer: string,
  withdrawnAt: number,
  signing: Signing | undefined,
): Promise<Finding> {
  const withdrawn = failed('issuer-key', 'key-revoked', 'The issuer has withdrawn the key of this signature.')
  if (!signing) return withdrawn
  const { document } = signing
  const id = asText(document['id'])
  const at = signing.at ?? asText(document['validFrom']) ?? asText(document['issuanceDate']) ?? ''
  if (!(Date.parse(at) < withdrawnAt) || id === null || !atIssuer(id, issuer)) return withdrawn
  try {
    const shown = await run.getJson(id)
    if (claimsOf(shown) !== claimsOf(document)) return withdrawn
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return unknown(
      'issuer-key',
      'issuer-unreachable',
      `${cause.message} The key of the signature was withdrawn later, so the issuer has to show the badge itself.`,
    )
  }
  run.notes.push({
    code: 'key-withdrawn-later',
    detail: 'The issuer has withdrawn the key since. It still shows this badge, which was signed before.',
  })
  return passed('issuer-key')
}

const ofTheToken = ['proof', 'iss', 'jti', 'sub', 'nbf', 'iat', 'exp']

/** All that a document says, whatever signature it carries and in whichever form. */
function claimsOf(document: JsonObject): string {
  return jcs(Object.fromEntries(Object.entries(document).filter(([name]) => !ofTheToken.includes(name))))
}

function atIssuer(id: string, issuer: string): boolean {
  if (!URL.canParse(id) || !/^https?:/.test(id)) return false
  const { host } = new URL(id)
  if (URL.canParse(issuer) && /^https?:/.test(issuer)) return new URL(issuer).host === host
  const [name = ''] = issuer.replace(/^did:web:/, '').split(':')
  return issuer.startsWith('did:web:') && decodeURIComponent(name) === host
}
