import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse-json.ts'
import type { Badge, Reading } from '../model.ts'
import { read } from '../read/read.ts'
import { badgeFromAssertion, verifyUrl } from '../v2/badge-from-assertion.ts'
import { checkAssertionShape } from './check-assertion-shape.ts'
import { checkHostingScope } from './check-hosting.ts'
import { checkOldJws } from './check-old-jws.ts'
import { checkRecipient } from './check-recipient.ts'
import { checkValidity } from './check-validity.ts'
import { type Linked, readLinked } from './linked-documents.ts'
import { type CheckName, type Finding, failed, passed, unknown } from './report.ts'
import { hostOf, jsonTypes, type Run } from './run.ts'
import type { Judged } from './verify-credential.ts'

/** Judge an assertion of Open Badges 0.5 to 2.0: by where it is hosted, or by its signature. */
export async function verifyAssertion(run: Run, reading: Reading): Promise<Judged> {
  return reading.form === 'jws' ? await verifySigned(run, reading) : await verifyHosted(run, reading)
}

/** Open Badges 2.0, "Hosted Verification": what its address answers is the badge, not what was handed in. */
async function verifyHosted(run: Run, reading: Reading): Promise<Judged> {
  const url = hostedUrl(reading.document)
  if (url === null) return await judge(run, reading, reading.document, hostless(reading), null)
  let answer: { status: number; document: JsonObject | null }
  try {
    answer = await fetchAssertion(run, url)
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    const finding = unknown(
      'hosting',
      'hosting-unreachable',
      `${cause.message} So it could not be checked whether the badge is still there.`,
    )
    return await judge(run, reading, reading.document, finding, null)
  }
  const revoked = revocationOf(answer)
  // A revoked assertion may hold nothing but its id and the reason.
  if (revoked)
    return await judge(
      run,
      reading,
      {
        ...reading.document,
        ...answer.document,
        badge: answer.document?.['badge'] ?? reading.document['badge'],
      },
      passed('hosting'),
      revoked,
    )
  if (answer.status < 200 || answer.status > 299 || !answer.document) {
    const detail = `${hostOf(url)} answers ${answer.status} where the badge should be.`
    const finding =
      answer.status === 404
        ? failed('hosting', 'hosting-gone', detail)
        : unknown('hosting', 'hosting-unreachable', detail)
    return await judge(run, reading, reading.document, finding, null)
  }
  return await judge(run, reading, answer.document, null, null, url)
}

async function judge(
  run: Run,
  reading: Reading,
  document: JsonObject,
  hosting: Finding | null,
  status: Finding | null,
  url?: string,
): Promise<Judged> {
  // Before hosting is established only the badge's own documents are fetched, and none if its address is dead.
  const follow = hosting === null || hosting.outcome === 'passed'
  const linked: Linked = follow
    ? await readLinked(run, document)
    : { assertion: document, badgeClass: null, issuer: null, missing: null, issuerHosted: false }
  const badge: Badge = badgeFromAssertion(linked, reading.version, reading.form)
  const findings: Finding[] = [passed('read')]
  if (!status) findings.push(checkAssertionShape(linked, reading.version))
  findings.push(hosting ?? scopeOf(linked, badge, url ?? ''))
  if (linked.missing) findings.push(unknown('issuer-key', linked.missing.code, linked.missing.detail))
  if (status) findings.push(status)
  return await finish(run, badge, findings, [
    'proof',
    ...(linked.missing ? [] : (['issuer-key'] as const)),
    ...(status ? [] : (['status'] as const)),
  ])
}

function scopeOf(linked: Linked, badge: Badge, url: string): Finding {
  if (!linked.badgeClass || !linked.issuer)
    return unknown(
      'hosting',
      'issuer-unreachable',
      "Without the issuer's document it cannot be told whether the badge lies on the issuer's host.",
    )
  const own = asText(linked.assertion['id']) ?? verifyUrl(linked.assertion)
  if (own !== null && /^https?:/.test(own) && trimmed(own) !== trimmed(url))
    return failed(
      'hosting',
      'hosting-other-id',
      'The document at its address says that its address is another one.',
    )
  return checkHostingScope(url, badge.issuer.id, linked.issuer)
}

async function finish(
  run: Run,
  badge: Badge,
  findings: Finding[],
  notApplicable: CheckName[],
): Promise<Judged> {
  findings.push(checkValidity(badge.issuedOn, badge.expires, run.now))
  const recipient = await checkRecipient(run, badge)
  if (recipient) findings.push(recipient)
  else notApplicable.push('recipient')
  return { findings, notApplicable, badge }
}

async function verifySigned(run: Run, reading: Reading): Promise<Judged> {
  const linked = await readLinked(run, reading.document)
  const badge = badgeFromAssertion(linked, reading.version, reading.form)
  const findings: Finding[] = [
    passed('read'),
    checkAssertionShape(linked, reading.version),
    ...(await checkOldJws(run, reading, linked)),
  ]
  const notApplicable: CheckName[] = ['hosting']
  const list = linked.issuer
    ? (asText(linked.issuer['revocationList']) ?? idOf(linked.issuer['revocationList']))
    : null
  if (list === null) notApplicable.push('status')
  else findings.push(await checkRevocationList(run, list, reading.document))
  return await finish(run, badge, findings, notApplicable)
}

/** `revokedAssertions` of 2.0, or the object of uid and reason of 1.x. */
async function checkRevocationList(run: Run, url: string, assertion: JsonObject): Promise<Finding> {
  try {
    const list = await run.getJson(url)
    const own = [asText(assertion['id']), asText(assertion['uid'])].filter(id => id !== null)
    const entry = asArray(list['revokedAssertions']).find(
      each => own.includes(idOf(each) ?? '') || (isObject(each) && own.includes(asText(each['uid']) ?? '')),
    )
    const reason = isObject(entry)
      ? asText(entry['revocationReason'])
      : (own.map(id => asText(list[id])).find(text => text !== null) ?? null)
    if (entry === undefined && !own.some(id => Object.hasOwn(list, id))) return passed('status')
    return failed(
      'status',
      'revoked',
      `The issuer has revoked this badge${reason === null ? '' : `: ${reason.slice(0, 500)}`}.`,
    )
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return unknown(
      'status',
      'status-unreachable',
      `${cause.message} So it could not be checked whether the badge was revoked.`,
    )
  }
}

function hostedUrl(document: JsonObject): string | null {
  const url = [verifyUrl(document), asText(document['id'])].find(
    each => each !== null && /^https?:\/\//.test(each),
  )
  const id = asText(document['id'])
  return id !== null && /^https?:\/\//.test(id) ? id : (url ?? null)
}

function hostless(reading: Reading): Finding {
  const detail =
    reading.version === '0.5' || reading.version === '1.0'
      ? 'The file does not say where the badge is hosted, as old backpacks left it; so it cannot be checked where it came from.'
      : 'The badge does not say where it is hosted, so it cannot be checked where it came from.'
  return unknown('hosting', 'hosting-unnamed', detail)
}

async function fetchAssertion(
  run: Run,
  url: string,
): Promise<{ status: number; document: JsonObject | null }> {
  const answer = await run.get(url, `${jsonTypes}, image/png;q=0.5, image/svg+xml;q=0.5`)
  const outcome = answer.status === 410 ? null : read(answer.body)
  if (outcome?.kind === 'badge') return { status: answer.status, document: outcome.reading.document }
  try {
    const value = parseJson(new TextDecoder().decode(answer.body))
    return { status: answer.status, document: isObject(value) ? value : null }
  } catch {
    return { status: answer.status, document: null }
  }
}

/** 410 Gone, or `revoked: true` in the body (OB 2.0, "Revoking"). */
function revocationOf({ status, document }: { status: number; document: JsonObject | null }): Finding | null {
  if (status !== 410 && document?.['revoked'] !== true) return null
  const reason = document ? asText(document['revocationReason']) : null
  return failed(
    'status',
    'revoked',
    `The issuer has revoked this badge${reason === null ? '' : `: ${reason.slice(0, 500)}`}.`,
  )
}

const trimmed = (url: string) => url.replace(/\/$/, '')
