import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import { looksLikeJws, parseJws } from '../read/jws.ts'
import { bitAt, decodeAnyList, minimumListBits } from '../status/bitstring.ts'
import { checkDataIntegrity } from './check-data-integrity.ts'
import { checkJwt } from './check-jwt.ts'
import { checkValidity } from './check-validity.ts'
import { checkIssuerKey } from './issuer-keys.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { hostOf, jsonTypes, type Run, sameAddress } from './run.ts'

const bitstring = new Set(['BitstringStatusListEntry', 'StatusList2021Entry'])
const maxEntries = 10

/** Look up every status entry. Revoked outranks suspended outranks what could not be read; good only if all are. */
export async function checkStatus(run: Run, credential: JsonObject): Promise<Finding> {
  const named = asArray(credential['credentialStatus'])
  const entries = named.filter(isObject)
  if (entries.length === 0 || entries.length < named.length)
    return failed('status', 'status-malformed', 'The badge does not say properly where its status stands.')
  if (entries.length > maxEntries)
    return failed('status', 'status-malformed', 'The badge names too many status lists.')
  const findings: Finding[] = []
  for (const entry of entries) findings.push(await checkEntry(run, entry, credential))
  return (
    findings.find(finding => finding.outcome === 'failed' && finding.reason === 'revoked') ??
    findings.find(finding => finding.outcome === 'failed') ??
    findings.find(finding => finding.outcome === 'unknown') ??
    passed('status')
  )
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

async function checkBitstring(run: Run, entry: JsonObject, issuer: string | null): Promise<Finding> {
  const url = asText(entry['statusListCredential'])
  const rawIndex = entry['statusListIndex']
  const index = typeof rawIndex === 'string' && /^\d+$/.test(rawIndex) ? Number(rawIndex) : rawIndex
  const purpose = asText(entry['statusPurpose']) ?? 'revocation'
  if (url === null || typeof index !== 'number')
    return failed('status', 'status-malformed', 'The badge does not say properly where its status stands.')
  if (entry['statusSize'] !== undefined && entry['statusSize'] !== 1)
    return unknown('status', 'status-unsupported', 'Status entries of more than one bit are not read here.')
  const list = await readList(run, url, issuer)
  if (list.finding) return list.finding
  const subject = asArray(list.credential['credentialSubject']).find(isObject) ?? {}
  if (!asArray(subject['statusPurpose']).includes(purpose))
    return unknown('status', 'list-purpose', 'The status list is for another purpose than the badge says.')
  const encoded = asText(subject['encodedList'])
  if (encoded === null) return unknown('status', 'list-malformed', 'The status list is empty.')
  const bits = decodeAnyList(encoded)
  // The issuer chose whom to ask. A list there that is not as it should be may revoke, but only one that is can clear.
  if (bits.length * 8 < minimumListBits && !(index < bits.length * 8 && bitAt(bits, index)))
    throw new BadgeError('list-too-short', 'The status list is shorter than 131,072 entries.')
  if (!bitAt(bits, index)) return list.doubt ?? passed('status')
  if (purpose === 'revocation') return failed('status', 'revoked', 'The issuer has revoked this badge.')
  if (purpose === 'suspension')
    return failed('status', 'suspended', 'The issuer has suspended this badge for now.')
  return unknown('status', 'status-unsupported', `The issuer has set the status "${purpose.slice(0, 40)}".`)
}

/** The list is a credential of its own: signed, valid now, by the same issuer. */
async function readList(
  run: Run,
  url: string,
  issuer: string | null,
): Promise<{ credential: JsonObject; finding: Finding | null; doubt: Finding | null }> {
  const none = (finding: Finding) => ({ credential: {}, finding, doubt: null })
  const answer = await run.get(
    url,
    `application/vc, application/vc+ld+json, application/vc+jwt, ${jsonTypes}`,
  )
  if (answer.status < 200 || answer.status > 299)
    throw new BadgeError(
      'unreachable',
      `${hostOf(url)} answered ${answer.status} instead of the status list.`,
    )
  const text = decodeText(answer.body)
  const jws = looksLikeJws(text) ? parseJws(text) : null
  const parsed = jws ? jws.payload : parseJson(text)
  const outer = isObject(parsed) ? parsed : {}
  const credential = jws && isObject(outer['vc']) ? outer['vc'] : outer
  if (
    !typesOf(credential).some(
      type => type === 'BitstringStatusListCredential' || type === 'StatusList2021Credential',
    )
  ) {
    return none(
      unknown(
        'status',
        'list-malformed',
        'What stands at the address of the status list is not a status list.',
      ),
    )
  }
  const listIssuer = idOf(credential['issuer'])
  const proof = jws ? await checkJwt(run, jws, credential) : await checkDataIntegrity(run, credential)
  if (proof.finding.outcome !== 'passed' || !proof.signed) {
    return none(
      unknown(
        'status',
        'list-unproven',
        'The signature of the status list does not hold or could not be checked.',
      ),
    )
  }
  const key = await checkIssuerKey(run, listIssuer, proof.signed.key)
  if (key.outcome !== 'passed')
    return none(unknown('status', 'list-unproven', "The status list is not signed with the issuer's key."))
  const validity = checkValidity(
    asText(credential['validFrom']) ?? asText(credential['issuanceDate']),
    asText(credential['validUntil']) ?? asText(credential['expirationDate']),
    run.now,
  )
  if (validity.outcome !== 'passed')
    return none(unknown('status', 'list-expired', 'The status list itself is not valid at this time.'))
  const own = asText(credential['id'])
  const other = own !== null && /^https?:/.test(own) && !sameAddress(own, url)
  const doubt =
    listIssuer !== issuer
      ? unknown('status', 'list-issuer', 'The status list is by somebody else than the issuer of the badge.')
      : other
        ? unknown('status', 'list-other', 'The status list says that it is another one than the badge names.')
        : null
  return { credential, finding: null, doubt }
}

async function checkRevocationList(run: Run, entry: JsonObject, credential: JsonObject): Promise<Finding> {
  const url = asText(entry['id'])
  if (url === null)
    return failed('status', 'status-malformed', 'The badge does not say where its status stands.')
  const list = await run.getJson(url, 'application/json')
  const id = asText(credential['id'])
  if (id === null)
    return unknown('status', 'status-unsupported', 'A badge without id cannot be found in a list of ids.')
  // Published texts use the plural, official code the singular.
  const revoked = [...asArray(list['revokedCredential']), ...asArray(list['revokedCredentials'])].find(
    each => idOf(each) === id,
  )
  const lists = [list['revokedCredential'], list['revokedCredentials']].filter(each => each !== undefined)
  // An error told as JSON would else clear everybody.
  if (
    revoked === undefined &&
    (lists.length === 0 || !lists.flatMap(asArray).every(each => idOf(each) !== null))
  )
    return unknown(
      'status',
      'list-malformed',
      'What stands at the address of the revocation list is no such list.',
    )
  if (revoked === undefined || (isObject(revoked) && revoked['revoked'] === false)) return passed('status')
  const reason = isObject(revoked) ? asText(revoked['revocationReason']) : null
  return failed(
    'status',
    'revoked',
    `The issuer has revoked this badge${reason === null ? '' : `: ${reason.slice(0, 500)}`}.`,
  )
}

function decodeText(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body).trim()
  } catch (cause) {
    throw new BadgeError('list-malformed', 'The status list is not text.', { cause })
  }
}
