import { BadgeError } from '../errors.ts'
import { idOf, type JsonObject } from '../json/json.ts'
import type { PublicJwk } from '../ports.ts'
import { resolveKey } from './resolve-key.ts'
import type { Run } from './run.ts'

/** The key that a header names by `kid`: an address, or the name of one of the keys of the issuer or holder. */
export async function keyFor(run: Run, kid: string | null, document: JsonObject): Promise<PublicJwk> {
  const nameless = () => new BadgeError('key-not-found', 'The signature does not say which key made it.')
  if (kid === null) throw nameless()
  const known = run.knownKey(kid)
  if (known) return known
  if (/^(?:did:|https?:)/.test(kid)) return await resolveKey(run, kid)
  const owner = idOf(document['issuer']) ?? idOf(document['holder'])
  if (owner === null) throw nameless()
  return await resolveKey(run, `${owner.split('#')[0]}#${kid.replace(/^#/, '')}`)
}
