import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject, type JsonObject, typesOf } from '../json/json.ts'
import type { Reading } from '../model.ts'
import type { Linked } from './linked-documents.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

/** Look a signed 1.x or 2.0 assertion up in its issuer's revocation list; nothing when the issuer keeps none. */
export async function checkOldStatus(run: Run, { document }: Reading, linked: Linked): Promise<Finding[]> {
  if (!linked.issuer || linked.missing) {
    const trouble = linked.missing?.detail ?? "The issuer's document could not be read."
    return [unreachable(trouble)]
  }
  const url = idOf(linked.issuer['revocationList'])
  if (url === null) return []
  try {
    return [lookUpRevocation(await run.getJson(url), document)]
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return [unreachable(cause.message)]
  }
}

/** `revokedAssertions` of 2.0, or the object of uid and reason of 1.x. */
export function lookUpRevocation(list: JsonObject, assertion: JsonObject): Finding {
  const own = [asText(assertion['id']), asText(assertion['uid'])].filter(id => id !== null)
  const entry = asArray(list['revokedAssertions']).find(
    each => own.includes(idOf(each) ?? '') || (isObject(each) && own.includes(asText(each['uid']) ?? '')),
  )
  const key = own.find(id => Object.hasOwn(list, id))
  if (entry === undefined && key === undefined) return isList(list) ? passed('status') : listMalformed()
  const reason = isObject(entry) ? asText(entry['revocationReason']) : key ? asText(list[key]) : null
  return failed(
    'status',
    'revoked',
    `The issuer has revoked this badge${reason === null ? '' : `: ${reason.slice(0, 500)}`}.`,
  )
}

/** A list of 2.0 has its entries, one of 1.x nothing but reasons: an error told as JSON is neither, and clears nobody. */
function isList(list: JsonObject): boolean {
  const entries = list['revokedAssertions']
  if (entries !== undefined) return asArray(entries).every(each => idOf(each) !== null || isObject(each))
  return (
    typesOf(list).includes('RevocationList') ||
    Object.values(list).every(reason => typeof reason === 'string' && reason !== '')
  )
}

const listMalformed = () =>
  unknown('status', 'list-malformed', 'What stands at the address of the revocation list is no such list.')

function unreachable(trouble: string): Finding {
  return unknown(
    'status',
    'status-unreachable',
    `${trouble} So it could not be checked whether the badge was revoked.`,
  )
}
