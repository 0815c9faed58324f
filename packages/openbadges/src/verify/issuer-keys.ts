import { BadgeError } from '../errors.ts'
import { asArray, asText, idOf, isObject } from '../json/json.ts'
import { keysOf } from '../keys/controller-document.ts'
import { keyInsideDid } from '../keys/did.ts'
import { sameKey } from '../keys/jwk.ts'
import type { PublicJwk } from '../ports.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { documentKeys } from './resolve-key.ts'
import { jsonTypes, type Run } from './run.ts'
import { checkWithdrawn, type Signing } from './withdrawn-key.ts'

/**
 * Whether the issuer lists this key as its own ("key provenance": a good signature by a key the issuer
 * does not list proves nothing about the issuer).
 */
export async function checkIssuerKey(
  run: Run,
  issuer: string | null,
  key: PublicJwk,
  signing?: Signing,
): Promise<Finding> {
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
  if (!/^(?:https?:\/\/|did:web:)/.test(issuer)) {
    return unknown(
      'issuer-key',
      'issuer-unresolvable',
      `The issuer is named ${issuer.slice(0, 80)}, which cannot be looked up here.`,
    )
  }
  const profile = await ask(() => inProfile(run, issuer, key, signing))
  if (profile.finding) return profile.finding
  const set = await ask(() => inKeySet(run, issuer, key))
  if (set.finding) return set.finding
  const trouble = profile.trouble ?? (profile.listsKeys ? null : set.trouble)
  if (trouble)
    return unknown(
      'issuer-key',
      'issuer-unreachable',
      `${trouble.message} So it could not be checked that the key is the issuer's.`,
    )
  return failed(
    'issuer-key',
    'issuer-unproven',
    'The signature is by a key that the issuer does not list as its own.',
  )
}

type Answer = { finding: Finding | null; listsKeys: boolean; trouble: BadgeError | null }

async function ask(look: () => Promise<Omit<Answer, 'trouble'>>): Promise<Answer> {
  try {
    return { ...(await look()), trouble: null }
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    // A document that says it is somebody else's was read: it lists nothing for this issuer.
    return { finding: null, listsKeys: false, trouble: cause.code === 'key-not-found' ? null : cause }
  }
}

async function inProfile(
  run: Run,
  issuer: string,
  key: PublicJwk,
  signing: Signing | undefined,
): Promise<Omit<Answer, 'trouble'>> {
  const keys = await documentKeys(run, issuer)
  const listed = keys.filter(each => sameKey(each.jwk, key))
  const withdrawn = listed.flatMap(({ revoked }) => (revoked === null ? [] : [Date.parse(revoked)]))
  if (withdrawn.some(at => !(at > run.now.getTime())))
    return say(await checkWithdrawn(run, issuer, Math.min(...withdrawn), signing))
  if (listed.some(each => each.forAssertions)) return say(passed('issuer-key'))
  if (listed.length > 0)
    return say(
      failed('issuer-key', 'issuer-unproven', 'The issuer lists the key, but not for signing badges.'),
    )
  return { finding: null, listsKeys: keys.length > 0 }
}

const say = (finding: Finding) => ({ finding, listsKeys: true })

function insideKey(issuer: string): PublicJwk | null {
  try {
    return keyInsideDid(issuer)
  } catch (cause) {
    if (cause instanceof BadgeError) return null
    throw cause
  }
}

/** The JWK set of the issuer's host (OB 3.0 implementation guide); a set of many issuers says with `iss` whose key it is. */
async function inKeySet(run: Run, issuer: string, key: PublicJwk): Promise<Omit<Answer, 'trouble'>> {
  const none = { finding: null, listsKeys: false }
  if (!/^https?:/.test(issuer) || !URL.canParse(issuer)) return none
  const url = `${new URL(issuer).origin}/.well-known/jwks.json`
  const { status } = await run.get(url, jsonTypes)
  if (status === 404 || status === 410) return none
  const document = await run.getJson(url)
  const listed = asArray(document['keys'])
    .filter(isObject)
    .some(entry => {
      const owner = asText(entry['iss']) ?? idOf(entry['issuer'])
      return (
        (owner === null || owner === issuer) &&
        keysOf({ keys: [entry] }, url).some(each => sameKey(each.jwk, key))
      )
    })
  return listed ? say(passed('issuer-key')) : none
}
