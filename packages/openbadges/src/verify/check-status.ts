import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import { checkBitstring } from './check-bitstring.ts'
import { checkRevocationList } from './check-revocation-list.ts'
import { listTypes } from './read-status-list.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

const bitstring = new Set(['BitstringStatusListEntry', 'StatusList2021Entry'])
const maxEntries = 10

/**
 * Look up every status entry. Whatever does not pass is reported, each entry by itself: revoked before suspended
 * before what could not be read. Good only if all are.
 */
export async function checkStatus(run: Run, credential: JsonObject): Promise<Finding[]> {
  const named = asArray(credential['credentialStatus'])
  const entries = named.filter(isObject)
  if (entries.length === 0 || entries.length < named.length)
    return [failed('status', 'status-malformed', 'The badge does not say properly where its status stands.')]
  if (entries.length > maxEntries)
    return [failed('status', 'status-malformed', 'The badge names too many status lists.')]
  // All lists are asked for at once; each is read in its turn.
  for (const entry of entries) void askForList(run, entry)?.catch(() => {})
  const findings = new Map<string, Finding>()
  for (const entry of entries) {
    const finding = await checkEntry(run, entry, credential)
    if (finding.outcome !== 'passed') findings.set(finding.reason + finding.detail, finding)
  }
  const told = [...findings.values()].sort((a, b) => weight(a) - weight(b))
  return told.length > 0 ? told : [passed('status')]
}

function weight(finding: Finding): number {
  if (finding.outcome !== 'failed') return 2
  return finding.reason === 'revoked' ? 0 : 1
}

/** The answer is kept by the run; what is wrong with it is told where the entry is read. */
function askForList(run: Run, entry: JsonObject): Promise<unknown> | null {
  const url = asText(entry['statusListCredential'])
  return url !== null && typesOf(entry).some(type => bitstring.has(type)) ? run.get(url, listTypes) : null
}

async function checkEntry(run: Run, entry: JsonObject, credential: JsonObject): Promise<Finding> {
  try {
    const types = typesOf(entry)
    if (types.some(type => bitstring.has(type)))
      return await checkBitstring(run, entry, idOf(credential['issuer']))
    if (types.includes('1EdTechRevocationList')) return await checkRevocationList(run, entry, credential)
    return unknown(
      'status',
      'status-unsupported',
      `Status of the kind ${String(types[0]).slice(0, 60)} is not looked up here.`,
    )
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    // An unreadable list says nothing about the badge: neither good nor revoked.
    return unknown(
      'status',
      cause.code === 'unreachable' || cause.code === 'refused' ? 'status-unreachable' : cause.code,
      `${cause.message} So it could not be checked whether the badge was revoked.`,
    )
  }
}
