import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject } from '../json/json.ts'
import { keysOf } from '../keys/controller-document.ts'
import { keyInsideDid } from '../keys/did.ts'
import { sameKey } from '../keys/jwk.ts'
import type { PublicJwk } from '../ports.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { documentKeys } from './resolve-key.ts'
import type { Run } from './run.ts'

/**
 * Whether the issuer lists this key as its own ("key provenance": a good signature by a key the issuer
 * does not list proves nothing about the issuer).
 */
export async function checkIssuerKey(run: Run, issuer: string | null, key: PublicJwk): Promise<Finding> {
  if (issuer === null)
    return failed('issuer-key', 'issuer-missing', 'The badge names no issuer, so nobody vouches for it.')
  const inside = insideKey(issuer)
  if (inside) {
    return sameKey(inside, key)
      ? passed('issuer-key')
      : failed(
          'issuer-key',
          'issuer-unproven',
          'It was signed with a key that is not the key of the issuer it names.',
        )
  }
  if (!/^(?:https?:|did:web:)/.test(issuer)) {
    return unknown(
      'issuer-key',
      'issuer-unresolvable',
      `The issuer is named ${issuer.slice(0, 80)}, which cannot be looked up here.`,
    )
  }
  try {
    const listed = (await documentKeys(run, issuer)).filter(each => sameKey(each.jwk, key))
    if (listed.some(each => each.forAssertions)) return passed('issuer-key')
    if (await inKeySet(run, issuer, key)) return passed('issuer-key')
    return failed(
      'issuer-key',
      'issuer-unproven',
      listed.length > 0
        ? 'The issuer lists the key, but not for signing badges.'
        : 'The signature is by a key that the issuer does not list as its own.',
    )
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    if (await inKeySet(run, issuer, key).catch(() => false)) return passed('issuer-key')
    return unknown(
      'issuer-key',
      'issuer-unreachable',
      `${cause.message} So it could not be checked that the key is the issuer's.`,
    )
  }
}

function insideKey(issuer: string): PublicJwk | null {
  try {
    return keyInsideDid(issuer)
  } catch (cause) {
    if (cause instanceof BadgeError) return null
    throw cause
  }
}

/** The JWK set of the issuer's host (OB 3.0 implementation guide); a set of many issuers says with `iss` whose key it is. */
async function inKeySet(run: Run, issuer: string, key: PublicJwk): Promise<boolean> {
  if (!/^https?:/.test(issuer)) return false
  const url = `${new URL(issuer).origin}/.well-known/jwks.json`
  const document = await run.getJson(url)
  return asArray(document['keys'])
    .filter(isObject)
    .some(entry => {
      const owner = asText(entry['iss']) ?? idOf(entry['issuer'])
      return (
        (owner === null || owner === issuer) &&
        keysOf({ keys: [entry] }, url).some(each => sameKey(each.jwk, key))
      )
    })
}
