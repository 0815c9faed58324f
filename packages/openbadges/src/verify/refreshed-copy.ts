import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { Reading } from '../model.ts'
import { jcs } from '../proofs/jcs.ts'
import { read } from '../read/read.ts'
import type { Again } from './check-more.ts'
import type { NoteCode } from './report.ts'
import type { Judged } from './report-of.ts'
import { hostOf, jsonTypes, type Run } from './run.ts'

/**
 * The newer copy that the issuer offers, judged; null when there is none to go by ("Refresh", Open Badges 3.0, 8).
 * It is asked for once, after the signature of this one holds, and it counts only when it is signed as this one
 * is, by the same issuer, under the same id, and is not older. Otherwise this one is judged, as the text demands.
 */
export async function refreshedCopy(run: Run, document: JsonObject, again: Again): Promise<Judged | null> {
  const url = serviceOf(document)
  if (url === null) return null
  const reading = await newerReading(run, url, document)
  if (!reading) return null
  const inner: Run = { ...run, refreshed: true, inside: [], notes: [] }
  const judged = await again(inner, reading)
  const deciding = judged.findings.filter(({ check }) => /^(?:shape|proof|issuer-key)$/.test(check))
  if (deciding.some(({ outcome }) => outcome !== 'passed'))
    return refuse(
      run,
      'refresh-refused',
      `What ${hostOf(url)} offers as a newer copy is not signed properly.`,
    )
  run.inside.push(...inner.inside)
  run.notes.push(
    {
      code: 'refreshed',
      detail: `${hostOf(url)} has a newer copy of this badge, which is the one judged here.`,
    },
    ...inner.notes,
  )
  return judged
}

function serviceOf(document: JsonObject): string | null {
  const service = asArray(document['refreshService'])
    .filter(isObject)
    .find(each => typesOf(each).includes('1EdTechCredentialRefresh'))
  const url = service ? asText(service['id']) : null
  return url !== null && /^https?:\/\//.test(url) ? url : null
}

async function newerReading(run: Run, url: string, document: JsonObject): Promise<Reading | null> {
  try {
    const answer = await run.get(url, `application/vc, application/vc+jwt, ${jsonTypes}, text/plain`)
    if (answer.status < 200 || answer.status > 299)
      return refuse(run, 'refresh-unreachable', `${hostOf(url)} answers ${answer.status} and no newer copy.`)
    const outcome = read(answer.body)
    if (outcome.kind !== 'badge' || outcome.reading.version !== '3.0')
      return refuse(run, 'refresh-refused', `What ${hostOf(url)} offers as a newer copy is no badge.`)
    const newer = outcome.reading.document
    if (jcs(newer) === jcs(document)) return null
    const same =
      asText(newer['id']) === asText(document['id']) && idOf(newer['issuer']) === idOf(document['issuer'])
    if (!same || timeOf(newer) < timeOf(document))
      return refuse(run, 'refresh-refused', `What ${hostOf(url)} offers as a newer copy is another badge.`)
    return outcome.reading
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return refuse(
      run,
      'refresh-unreachable',
      `Whether there is a newer copy could not be asked: ${cause.message}`,
    )
  }
}

function refuse(run: Run, code: NoteCode, detail: string): null {
  run.notes.push({ code, detail })
  return null
}

const timeOf = (document: JsonObject) =>
  Date.parse(asText(document['validFrom']) ?? asText(document['issuanceDate']) ?? '') || 0
