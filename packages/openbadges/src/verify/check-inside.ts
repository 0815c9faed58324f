import { asArray, asText, isObject, type Json, type JsonObject, typesOf } from '../json/json.ts'
import { looksLikeJws, looksLikeSdJwt } from '../read/jws.ts'
import { read } from '../read/read.ts'
import { type Finding, failed, type Inside, passed, type Relation, type Report, unknown } from './report.ts'
import { unreadable } from './report-of.ts'
import { type Run, startInside } from './run.ts'

const mostInside = 50
const mostDepth = 3

/** Whether a credential without a signature of its own is covered by the one around it. */
type Covered = (credential: JsonObject) => boolean

/**
 * Judge the credentials that stand in something else, each as a whole and by itself: signature, key, status and
 * time (CLR 2.0, ClrSubject; VC Data Model 2.0, 4.13; Open Badges 3.0, "Endorsements").
 */
export async function judgeInside(
  run: Run,
  credentials: Json[],
  as: Relation,
  covered: Covered = () => false,
): Promise<Inside[]> {
  const judged: Inside[] = []
  if (credentials.length > 0) run.allowMore(4 * Math.min(credentials.length, mostInside))
  for (const each of credentials.slice(0, mostInside))
    judged.push({
      as,
      about: as === 'endorsement' ? aboutOf(each) : null,
      report: await judge(run, each, covered),
    })
  if (credentials.length > mostInside) {
    const detail = `Of ${credentials.length} credentials in it, only the first ${mostInside} were looked at.`
    const rest = unreadable(startInside(run), unknown('read', 'inside-too-many', detail))
    judged.push({ as, about: null, report: rest })
  }
  return judged
}

async function judge(run: Run, value: Json, covered: Covered): Promise<Report> {
  const plain = isObject(value) && asArray(value['proof']).length === 0 && !isEnveloped(value)
  const inner = startInside(run, plain && covered(value))
  if (inner.depth > mostDepth)
    return unreadable(inner, unknown('read', 'inside-too-deep', 'It stands inside too many others.'))
  const outcome = read(textOf(value))
  if (outcome.kind === 'badge') return await run.judge(inner, outcome.reading)
  return unreadable(
    inner,
    outcome.kind === 'failed'
      ? failed('read', outcome.code, outcome.detail)
      : failed('read', 'not-a-badge', 'An address stands where a credential should be.'),
  )
}

/**
 * What the credentials inside mean for what they stand in: it is as good as they are. Only that the time of one in
 * a learner record has run out does not speak against the record, which is of the past. Endorsements decide nothing.
 */
export function insideFinding(inside: Inside[]): Finding[] {
  const deciding = inside.filter(each => each.as !== 'endorsement')
  if (deciding.length === 0) return []
  const of = (outcome: 'failed' | 'unknown') => deciding.filter(each => open(each, outcome))
  const named = (some: Inside[]) =>
    some
      .slice(0, 3)
      .map(({ report }) => `“${report.badge?.name ?? 'unnamed'}” (${report.sentence.code})`)
      .join(', ')
  const bad = of('failed')
  if (bad.length > 0)
    return [
      failed(
        'inside',
        'inside-invalid',
        `Of ${deciding.length} credentials in it, ${bad.length} do not hold: ${named(bad)}.`,
      ),
    ]
  const doubtful = of('unknown')
  if (doubtful.length > 0)
    return [
      unknown(
        'inside',
        'inside-unknown',
        `Of ${deciding.length} credentials in it, ${doubtful.length} could not be fully checked: ${named(doubtful)}.`,
      ),
    ]
  return [passed('inside')]
}

function open({ as, report }: Inside, outcome: 'failed' | 'unknown'): boolean {
  return report.findings.some(
    finding =>
      finding.outcome === outcome &&
      !(as === 'recorded' && finding.check === 'validity' && finding.reason === 'expired'),
  )
}

const isEnveloped = (value: JsonObject) => typesOf(value).includes('EnvelopedVerifiableCredential')

/** A JWT as VCDM 1.1 puts it, in the data URL of VCDM 2.0 ("Enveloped Verifiable Credentials"), or the credential itself. */
function textOf(value: Json): string {
  if (!isObject(value) || !isEnveloped(value))
    return typeof value === 'string' ? value : JSON.stringify(value)
  const [, text = ''] =
    /^data:application\/(?:vc(?:-ld|\+ld)?\+(?:jwt|sd-jwt)|jwt|vc\+cose;base64),(.+)$/.exec(
      asText(value['id']) ?? '',
    ) ?? []
  return looksLikeJws(text) || looksLikeSdJwt(text) || text.startsWith('0oR') ? text : ''
}

/** What an endorsement says it endorses. */
function aboutOf(value: Json): string | null {
  const outcome = read(textOf(value))
  if (outcome.kind !== 'badge') return null
  const subject = asArray(outcome.reading.document['credentialSubject']).find(isObject)
  return asText(subject?.['id'])
}
