import { asArray, asText, idOf, isObject, type JsonObject } from '../json/json.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import type { Run } from './run.ts'

/** Look a credential up in the list of its issuer by its id ("1EdTech Revocation List", 1EdTech VCRL 1.0). */
export async function checkRevocationList(
  run: Run,
  entry: JsonObject,
  credential: JsonObject,
): Promise<Finding> {
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
