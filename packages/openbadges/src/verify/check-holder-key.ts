import { BadgeError } from '../errors.ts'
import { keyInsideDid } from '../keys/did.ts'
import { sameKey } from '../keys/jwk.ts'
import type { PublicJwk } from '../ports.ts'
import { type Finding, failed, passed, unknown } from './report.ts'
import { documentKeys } from './resolve-key.ts'
import type { Run } from './run.ts'

/** Whether the key that signed a presentation is one by which its holder is recognised: else anybody could present. */
export async function checkHolderKey(run: Run, holder: string, key: PublicJwk): Promise<Finding> {
  try {
    const inside = keyInsideDid(holder)
    const own = inside
      ? sameKey(inside, key)
      : (await documentKeys(run, holder)).some(each => each.forAuthentication && sameKey(each.jwk, key))
    return own
      ? passed('proof')
      : failed('proof', 'holder-unproven', 'It was signed with a key that is not the key of its holder.')
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause
    return unknown(
      'proof',
      'holder-unreachable',
      `${cause.message} So it is not known whose signature it is.`,
    )
  }
}
