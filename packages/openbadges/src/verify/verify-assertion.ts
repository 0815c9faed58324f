import { BadgeError } from '../errors.ts'
import { asText, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { BadgeVersion, Reading } from '../model.ts'
import { badgeFromAssertion, verifyUrl } from '../v2/badge-from-assertion.ts'
import { checkAssertionShape } from './check-assertion-shape.ts'
import { checkExtensions } from './check-extensions.ts'
import { checkHostingScope } from './check-hosting.ts'
import { checkOldJws, namedKeys, ownership } from './check-old-jws.ts'
import { checkOldStatus } from './check-old-status.ts'
import { checkRecipient } from './check-recipient.ts'
import { checkValidity } from './check-validity.ts'
import { type Answer, fetchAssertion, hostedUrl, revocationOf } from './fetch-assertion.ts'
import { type Linked, readLinked } from './linked-documents.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Judged } from './report-of.ts'
import { hostOf, type Run, sameAddress } from './run.ts'

/** Judge an assertion of Open Badges 0.5 to 2.0: by where it is hosted, or by its signature. */
export async function verifyAssertion(run: Run, reading: Reading): Promise<Judged> {
  return reading.form === 'jws' ? await verifySigned(run, reading) : await verifyHosted(run, reading)
}

/** Open Badges 2.0, "Hosted Verification": what its address answers is the badge, not what was handed in. */
async function verifyHosted(run: Run, reading: Reading): Promise<Judged> {
  const { document, version } = reading
  const url = hostedUrl(document)
  if (url === null) return await judgeUnhosted(run, reading, hostless(reading))
  let answer: Answer
  try {
    answer = await fetchAssertion(run, url)
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return await judgeUnhosted(run, reading, unreachable(cause.message))
  }
  const revoked = revocationOf(answer)
  // A revoked assertion may hold nothing but its id and the reason.
  if (revoked) return await judgeRevoked(run, reading, url, answer, revoked)
  if (answer.status === 404)
    return await judgeUnhosted(
      run,
      reading,
      failed('hosting', 'hosting-gone', `${hostOf(url)} answers 404 where the badge should be.`),
    )
  if (answer.status < 200 || answer.status > 299 || !answer.document)
    return await judgeUnhosted(
      run,
      reading,
      unreachable(`${hostOf(url)} answers ${answer.status} and no badge.`),
    )
  if (answer.reading?.form === 'jws') return await verifySigned(run, answer.reading)
  const linked = await readLinked(run, answer.document)
  const hosting = hostingOf(linked, url, answer.answeredBy)
  if (hosting.outcome === 'passed') await judgeEndorsements(run, linked)
  return await finish(run, reading, linked, [
    await shapeOf(run, linked, answer.reading?.version ?? version, hosting),
    ...missingSignature(answer.document),
    hosting,
  ])
}

/** Extensions name addresses of their own, which are asked only for a badge that is its issuer's. */
async function shapeOf(run: Run, linked: Linked, version: BadgeVersion, proven: Finding): Promise<Finding> {
  const shape = checkAssertionShape(linked, version)
  if (shape.outcome !== 'passed' || proven.outcome !== 'passed') return shape
  if (version === '0.5' || version === '1.0') return shape
  return (await checkExtensions(run, [linked.assertion, linked.badgeClass, linked.issuer])) ?? shape
}

/** Nothing the badge links to is fetched when it could not be seen at its own address. */
async function judgeUnhosted(run: Run, reading: Reading, hosting: Finding): Promise<Judged> {
  const linked = unfollowed(reading.document)
  return await finish(run, reading, linked, [
    checkAssertionShape(linked, reading.version),
    ...missingSignature(reading.document),
    hosting,
  ])
}

/** What a signed badge says counts only with its signature, not as a text that anybody could have copied. */
function missingSignature(document: JsonObject): Finding[] {
  const verification = document['verification'] ?? document['verify']
  const types = isObject(verification) ? typesOf(verification) : []
  return types.some(type => /^(?:https:\/\/w3id\.org\/openbadges#|obi:)?(?:SignedBadge|signed)$/.test(type))
    ? [failed('proof', 'unsigned', 'The badge says that it is signed, but carries no signature.')]
    : []
}

async function judgeRevoked(
  run: Run,
  reading: Reading,
  url: string,
  { document, answeredBy }: Answer,
  revoked: Finding,
): Promise<Judged> {
  const badge = document?.['badge'] ?? reading.document['badge']
  const linked = await readLinked(run, { ...reading.document, ...document, badge })
  return await finish(run, reading, linked, [hostingOf(linked, url, answeredBy), revoked])
}

function hostingOf(linked: Linked, url: string, answeredBy: string): Finding {
  if (linked.missing) {
    // What stands at its address and is no document is not merely out of reach.
    const judge = linked.missing.code.endsWith('-malformed') ? failed : unknown
    return judge('hosting', linked.missing.code, linked.missing.detail)
  }
  const own = asText(linked.assertion['id']) ?? verifyUrl(linked.assertion)
  if (own !== null && /^https?:/.test(own) && !sameAddress(own, url))
    return failed(
      'hosting',
      'hosting-other-id',
      'The document at its address says that its address is another one.',
    )
  const origin = asText(linked.issuer?.['origin'])
  return checkHostingScope({
    url,
    answeredBy,
    issuerUrl: linked.issuerUrl ?? origin,
    profile: linked.issuerUrl === null ? null : linked.issuer,
  })
}

/**
 * No address in a signed assertion but that of its key is asked before its signature holds. Where it names no key,
 * the way to it leads through its badge class to its issuer.
 */
async function verifySigned(run: Run, reading: Reading): Promise<Judged> {
  const { document, version } = reading
  const before = namedKeys(document).length > 0 ? null : await readLinked(run, document)
  const signature = await checkOldJws(run, reading, before?.issuer ?? null)
  if (signature.keyUrl === null) {
    const linked = before ?? unfollowed(document)
    const findings = [checkAssertionShape(linked, version), ...unproven(signature.finding)]
    return await finish(run, reading, linked, findings)
  }
  const linked = before ?? (await readLinked(run, document))
  const key = ownership(signature.keyUrl, version, linked)
  if (key.outcome === 'passed') await judgeEndorsements(run, linked)
  return await finish(run, reading, linked, [
    await shapeOf(run, linked, version, key),
    passed('proof'),
    key,
    ...(await checkOldStatus(run, reading, linked)),
  ])
}

async function judgeEndorsements(run: Run, linked: Linked): Promise<void> {
  if (![linked.assertion, linked.badgeClass, linked.issuer].some(each => each?.['endorsement'])) return
  const { judgeOldEndorsements } = await import('./judge-old-endorsements.ts')
  run.inside.push(...(await judgeOldEndorsements(run, linked)))
}

function unproven(proof: Finding): Finding[] {
  const status = 'Where its status stands is only looked up once the signature holds.'
  const key = 'Without the signature it cannot be told whose key it was.'
  return [
    proof,
    ...(proof.outcome === 'unknown' ? [unknown('issuer-key', 'not-checked', key)] : []),
    unknown('status', 'not-checked', status),
  ]
}

function unfollowed(assertion: JsonObject): Linked {
  return { assertion, badgeClass: null, issuer: null, missing: null, issuerUrl: null }
}

async function finish(run: Run, reading: Reading, linked: Linked, judged: Finding[]): Promise<Judged> {
  const badge = badgeFromAssertion(linked, reading.version, reading.form)
  const recipient = await checkRecipient(run, badge)
  const findings = [
    passed('read'),
    ...judged,
    checkValidity(badge.issuedOn, badge.expires, run.now),
    ...(recipient ? [recipient] : []),
  ]
  return { findings, badge }
}

function hostless(reading: Reading): Finding {
  const detail =
    reading.version === '0.5' || reading.version === '1.0'
      ? 'The file does not say where the badge is hosted, as old backpacks left it; so it cannot be checked where it came from.'
      : 'The badge does not say where it is hosted, so it cannot be checked where it came from.'
  return unknown('hosting', 'hosting-unnamed', detail)
}

function unreachable(trouble: string): Finding {
  return unknown(
    'hosting',
    'hosting-unreachable',
    `${trouble} So it could not be checked whether the badge is still there.`,
  )
}
