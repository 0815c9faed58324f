import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'
import type { Reading } from '../model.ts'
import { looksLikeJws, parseJws } from '../read/jws.ts'
import { plainType } from '../rules/property-faults.ts'
import { dateOf } from '../v2/badge-from-assertion.ts'
import { checkHostingScope } from './check-hosting.ts'
import { checkOldJws, ownership } from './check-old-jws.ts'
import { checkOldStatus } from './check-old-status.ts'
import { malformed } from './check-shape.ts'
import { checkValidity } from './check-validity.ts'
import { fetchAssertion, revocationOf } from './fetch-assertion.ts'
import { type Linked, readIssuer } from './linked-documents.ts'
import { type Finding, failed, type Inside, passed, sentenceOf, unknown, verdictOf } from './report.ts'
import { hostOf, type Run } from './run.ts'

const mostEndorsements = 5

/**
 * The endorsements of a badge of 2.0, of its class and of its issuer, each judged as an assertion is: by where it
 * is hosted, or by its signature ("Endorsement"). Only one whose claim names what carries it counts.
 */
export async function judgeOldEndorsements(run: Run, linked: Linked): Promise<Inside[]> {
  const carried = [linked.assertion, linked.badgeClass, linked.issuer].flatMap(document =>
    document ? asArray(document['endorsement']).map(value => ({ value, of: asText(document['id']) })) : [],
  )
  run.allowMore(3 * Math.min(carried.length, mostEndorsements))
  if (carried.length > mostEndorsements)
    run.notes.push({
      code: 'not-looked-at',
      detail: `Of ${carried.length} endorsements, the first ${mostEndorsements} were looked at.`,
    })
  const judged: Inside[] = []
  for (const { value, of } of carried.slice(0, mostEndorsements)) judged.push(await judge(run, value, of))
  return judged
}

async function judge(run: Run, value: Json, of: string | null): Promise<Inside> {
  try {
    const { document, findings } = await judged(run, value)
    const { claim } = document
    const about = isObject(claim) ? asText(claim['id']) : null
    const elsewhere =
      about === of
        ? []
        : [failed('shape', 'endorsement-elsewhere', 'It endorses something else than what carries it.')]
    return reportOn(document, about, [...findings, ...elsewhere])
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return reportOn({}, null, [unknown('read', cause.code, cause.message)])
  }
}

async function judged(run: Run, value: Json): Promise<{ document: JsonObject; findings: Finding[] }> {
  if (typeof value === 'string' && looksLikeJws(value)) return await judgeSigned(run, value)
  const url = idOf(value)
  if (url === null || !/^https?:\/\//.test(url))
    return {
      document: isObject(value) ? value : {},
      findings: [unknown('hosting', 'hosting-unnamed', 'The endorsement does not say where it is hosted.')],
    }
  const answer = await fetchAssertion(run, url)
  const revoked = revocationOf(answer)
  if (revoked) return { document: answer.document ?? {}, findings: [passed('read'), revoked] }
  if (!answer.document || answer.status > 299)
    throw new BadgeError('unreachable', `${hostOf(url)} answers ${answer.status} and no endorsement.`)
  const { document } = answer
  const { issuer, missing, issuerUrl } = await readIssuer(run, document['issuer'])
  const hosting = missing
    ? unknown('hosting', missing.code, missing.detail)
    : checkHostingScope({
        url,
        answeredBy: answer.answeredBy,
        issuerUrl,
        profile: issuerUrl === null ? null : issuer,
      })
  return { document, findings: [passed('read'), shapeOf(document), hosting, timeOf(run, document)] }
}

async function judgeSigned(run: Run, text: string) {
  const document = parseJws(text).payload
  const { issuer, missing, issuerUrl } = await readIssuer(run, document['issuer'])
  const linked: Linked = { assertion: document, badgeClass: null, issuer, missing, issuerUrl }
  const reading: Reading = { form: 'jws', version: '2.0', why: '', text, document, image: null }
  const signature = await checkOldJws(run, reading, issuer)
  if (signature.keyUrl === null)
    return { document, findings: [passed('read'), shapeOf(document), signature.finding] }
  return {
    document,
    findings: [
      passed('read'),
      shapeOf(document),
      passed('proof'),
      ownership(signature.keyUrl, '2.0', linked),
      ...(await checkOldStatus(run, reading, linked)),
      timeOf(run, document),
    ],
  }
}

function shapeOf(document: JsonObject): Finding {
  const { claim } = document
  const faults = [
    ...(typesOf(document).map(plainType).includes('Endorsement')
      ? []
      : ['it is not of the type Endorsement']),
    ...(isObject(claim) && asText(claim['id']) !== null ? [] : ['it does not say what it endorses']),
    ...(dateOf(document['issuedOn']) === null ? ['it has no date of issue'] : []),
    ...(isObject(document['verification'] ?? document['verify'])
      ? []
      : ['it does not say how it is verified']),
  ]
  return faults.length === 0 ? passed('shape') : malformed(faults)
}

const timeOf = (run: Run, document: JsonObject) =>
  checkValidity(dateOf(document['issuedOn']), dateOf(document['expires']), run.now)

function reportOn(document: JsonObject, about: string | null, findings: Finding[]): Inside {
  const report = {
    verdict: verdictOf(findings),
    sentence: {
      code: sentenceOf(findings),
      params: { name: about ?? '', issuer: hostOf(idOf(document['issuer']) ?? '') },
    },
    findings,
    notApplicable: [],
    badge: null,
    inside: [],
    notes: [],
    detected: { version: '2.0', form: null, why: 'It is an endorsement of Open Badges 2.0.' },
    fetched: [],
  }
  return { as: 'endorsement', about, report }
}
