import { askOnce } from '../../platform/ask-once.ts'
import { type Authenticate, nobody } from '../../platform/http/caller.ts'
import { Problem } from '../../platform/problem.ts'
import type { Identity } from './identity.ts'
import { callerOfSession, cookieName } from './sessions.ts'
import { callerOfToken } from './tokens.ts'

/**
 * Who is asking: a bearer token before a cookie. A token that does not hold is refused, a dead cookie is nobody.
 * Requests of one caller at the same time look it up together, each no earlier than it came.
 */
export function authenticator(identity: Identity): Authenticate {
  const ask = askOnce()
  return async request => {
    const authorization = request.headers.authorization
    if (authorization !== undefined) {
      const [scheme, secret] = authorization.split(' ')
      const bearer = scheme?.toLowerCase() === 'bearer' && secret ? secret : null
      const caller =
        bearer === null ? null : await ask(`token ${bearer}`, () => callerOfToken(identity, bearer))
      if (!caller) throw new Problem('token-refused')
      return caller
    }
    const cookie = request.cookies[cookieName(identity.publicUrl)]
    const caller = cookie ? await ask(`session ${cookie}`, () => callerOfSession(identity, cookie)) : null
    return caller ?? nobody
  }
}
