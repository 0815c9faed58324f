import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { BadgeError } from '../errors.ts'
import { type Digest, multibaseDigest, sriDigests } from '../json/digests.ts'
import { asArray, asText, isObject, type JsonObject } from '../json/json.ts'
import { type Finding, failed, passed } from './report.ts'
import { hostOf, type Run } from './run.ts'

const mostResources = 10
const hashes = { sha256, sha384, sha512 }

/**
 * Whether the documents that a credential gives digests of are still what they were ("Integrity of Related
 * Resources", VC Data Model 2.0, 5.3). One that cannot be fetched is noted: nothing was seen that differs.
 */
export async function checkResources(run: Run, document: JsonObject): Promise<Finding[]> {
  const named = [...asArray(document['relatedResource']), ...asArray(document['credentialSchema'])]
    .filter(isObject)
    .filter(each => each['digestSRI'] !== undefined || each['digestMultibase'] !== undefined)
  if (named.length === 0) return []
  run.allowMore(Math.min(named.length, mostResources))
  if (named.length > mostResources)
    run.notes.push({
      code: 'not-looked-at',
      detail: `Of ${named.length} documents it refers to, the first ${mostResources} were looked at.`,
    })
  const outcomes: (Finding | null)[] = []
  for (const each of named.slice(0, mostResources)) outcomes.push(await checkResource(run, each))
  const seen = outcomes.filter(finding => finding !== null)
  const bad = seen.find(({ outcome }) => outcome === 'failed')
  return bad ? [bad] : seen.slice(0, 1)
}

async function checkResource(run: Run, resource: JsonObject): Promise<Finding | null> {
  const url = asText(resource['id']) ?? ''
  const digests = [...sriDigests(resource['digestSRI']), ...multibaseDigest(resource['digestMultibase'])]
  const unseen = (detail: string) => {
    run.notes.push({ code: 'resource-unreachable', detail })
    return null
  }
  if (!/^https?:\/\//.test(url)) return unseen(`${hostOf(url)} cannot be fetched, so it was not compared.`)
  if (digests.length === 0) return unseen(`The digest of ${hostOf(url)} is of a kind not known here.`)
  try {
    const { status, body } = await run.get(url, asText(resource['mediaType']) ?? '*/*')
    if (status < 200 || status > 299)
      return unseen(`${hostOf(url)} answers ${status}, so what it should show was not compared.`)
    return digests.every(digest => fits(digest, body))
      ? passed('resources')
      : failed('resources', 'resource-changed', `What lies at ${url.slice(0, 200)} is not what it was.`)
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return unseen(`${cause.message} So what it refers to there was not compared.`)
  }
}

/** Of several values of one algorithm, one must fit (Subresource Integrity, 3.3). */
function fits({ algorithm, values }: Digest, body: Uint8Array): boolean {
  const own = hashes[algorithm](body)
  return values.some(value => value.length === own.length && value.every((byte, at) => byte === own[at]))
}
