import type { FastifyRequest } from 'fastify'
import { type Caller, nobody } from '../../platform/http/caller.ts'
import { Problem } from '../../platform/problem.ts'
import type { Identity } from './identity.ts'
import { callerOfSession, cookieName } from './sessions.ts'
import { callerOfToken } from './tokens.ts'

/** Who is asking: a bearer token before a cookie. A token that does not hold is refused, a dead cookie is nobody. */
export async function authenticate(identity: Identity, request: FastifyRequest): Promise<Caller> {
  const authorization = request.headers.authorization
  if (authorization !== undefined) {
    const [scheme, secret] = authorization.split(' ')
    const caller = scheme?.toLowerCase() === 'bearer' && secret ? await callerOfToken(identity, secret) : null
    if (!caller) throw new Problem('token-refused')
    return caller
  }
  const cookie = request.cookies[cookieName(identity.publicUrl)]
  return (cookie ? await callerOfSession(identity, cookie) : null) ?? nobody
}
