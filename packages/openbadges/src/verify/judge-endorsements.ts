import { asArray, asText, isObject, type Json, type JsonObject } from '../json/json.ts'
import { judgeInside } from './check-inside.ts'
import { failed, type Inside, sentenceOf, verdictOf } from './report.ts'
import type { Run } from './run.ts'

const mostEndorsements = 10
const mostDepth = 4

/**
 * The endorsements that a credential carries of itself, its achievement and its issuer, each judged as the
 * credential it is (Open Badges 3.0, "Endorsements"). One of something else than what carries it does not count.
 */
export async function judgeEndorsements(run: Run, document: JsonObject): Promise<Inside[]> {
  const carried = endorsementsIn(document, 0)
  if (carried.length > mostEndorsements)
    run.notes.push({
      code: 'not-looked-at',
      detail: `Of ${carried.length} endorsements, the first ${mostEndorsements} were looked at.`,
    })
  const judged: Inside[] = []
  for (const { endorsement, of } of carried.slice(0, mostEndorsements))
    for (const each of await judgeInside(run, [endorsement], 'endorsement'))
      judged.push(each.about !== null && each.about === of ? each : elsewhere(each))
  return judged
}

type Carried = { endorsement: Json; of: string | null }

function endorsementsIn(value: Json | undefined, depth: number): Carried[] {
  if (Array.isArray(value)) return value.flatMap(each => endorsementsIn(each, depth))
  if (!isObject(value) || depth > mostDepth) return []
  const of = asText(value['id'])
  const own = [...asArray(value['endorsement']), ...asArray(value['endorsementJwt'])]
  const deeper = Object.entries(value).filter(
    ([name]) =>
      !['endorsement', 'endorsementJwt', 'verifiableCredential', '@context', 'proof'].includes(name),
  )
  return [
    ...own.map(endorsement => ({ endorsement, of })),
    ...deeper.flatMap(([, member]) => endorsementsIn(member, depth + 1)),
  ]
}

/** An endorsement that is good by itself, but of something else. */
export function elsewhere({ as, about, report }: Inside): Inside {
  if (report.badge === null) return { as, about, report }
  const fault = failed('shape', 'endorsement-elsewhere', 'It endorses something else than what carries it.')
  const findings = [
    ...report.findings.filter(({ check, outcome }) => check !== 'shape' || outcome === 'failed'),
    fault,
  ]
  return {
    as,
    about,
    report: {
      ...report,
      findings,
      verdict: verdictOf(findings),
      sentence: { ...report.sentence, code: sentenceOf(findings) },
    },
  }
}
