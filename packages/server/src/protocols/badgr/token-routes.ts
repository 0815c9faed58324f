import type { FastifyReply, FastifyRequest } from 'fastify'
import { holderOfAppPassword, matchKey } from '../../capabilities/identity/index.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { paths } from '../oauth/index.ts'
import type { Badgr } from './badgr.ts'
import { firstTokens, type Grant, nextTokens, openToken, type Tokens } from './door-tokens.ts'
import { meaningOf, wordsWithin } from './scopes.ts'
import { readTokenRequest } from './token-request.ts'

type Refusal = { error: string; error_description: string }
type Answer = Tokens | Refusal

/** `/o/token`: a mail address and an app password for tokens; codes are traded by the authorisation server. */
export function tokenRoutes({ http, db, clock }: Serving, door: Badgr): void {
  const config = { door: true }

  http.post('/o/token', { config, bodyLimit: 20_000 }, async (request, reply) => {
    const asked = readTokenRequest(request)
    if (asked === null) return send(reply, refused('invalid_request', 'Send a form or JSON.'))
    const refresh = asked.get('refresh_token') ?? ''
    // Badgr takes a request that names no grant for one with name and password.
    const grant = asked.get('grant_type') ?? 'password'
    if (grant === 'authorization_code' || (grant === 'refresh_token' && !refresh.startsWith('bgr_')))
      return await passOn(request, reply, asked)
    try {
      // A secret of 32 bytes is not guessed; this keeps those who try from being a burden.
      await takeFrom(db, clock, `badgr-token:${request.ip}`, 120, 3600)
      if (grant === 'refresh_token') return send(reply, await refreshed(refresh, asked.get('scope')))
      if (grant !== 'password')
        return send(
          reply,
          refused('unsupported_grant_type', 'Offered are authorization_code, refresh_token and password.'),
        )
      const name = asked.get('username') ?? ''
      await takeFrom(db, clock, `badgr-token:${matchKey(name)}`, 600, 3600)
      return send(reply, await byPassword(name, asked.get('password') ?? '', asked.get('scope')))
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.code !== 'too-many-requests') throw cause
      reply.code(429).header('retry-after', String(Math.ceil(cause.extras.retryAfter ?? 60)))
      return reply.send(refused('invalid_grant', 'Too many tries. Wait as long as Retry-After says.'))
    }
  })

  const byPassword = async (name: string, password: string, scope: string | null): Promise<Answer> => {
    if (!door.passwordGrant)
      return refused(
        'unsupported_grant_type',
        'The operator of this host lets nobody in by password. Send a token of the account page as "Authorization: Bearer …".',
      )
    const holder = await holderOfAppPassword(door.identity, name, password)
    const held = holder?.caller.scopes
    if (!holder || held === undefined || held === 'all')
      return refused(
        'invalid_grant',
        'Name and app password do not fit. An app password is made on the account page; the password of a person is never taken.',
      )
    const grant = narrowed({ words: wordsWithin(held), scopes: held }, scope)
    return 'error' in grant ? grant : await firstTokens(door, holder.id, grant)
  }

  const refreshed = async (token: string, scope: string | null): Promise<Answer> => {
    const opened = await openToken(door, 'refresh', token)
    if (!opened)
      return refused('invalid_grant', 'The refresh token has run out, or its app password was ended.')
    const grant = narrowed(opened.grant, scope)
    if ('error' in grant) return grant
    const tokens = await nextTokens(door, opened, grant)
    return (
      tokens ??
      refused(
        'invalid_grant',
        'The refresh token was used before, so all tokens that came of the same sign-in have ended. Sign in again.',
      )
    )
  }

  /** The same question at our authorisation server, which knows its clients. */
  const passOn = async (request: FastifyRequest, reply: FastifyReply, asked: URLSearchParams) => {
    const { authorization } = request.headers
    const answer = await http.inject({
      method: 'POST',
      url: paths.token,
      remoteAddress: request.ip,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(authorization === undefined ? {} : { authorization }),
      },
      payload: asked.toString(),
    })
    return reply
      .code(answer.statusCode)
      .headers({ 'cache-control': 'no-store' })
      .type('application/json')
      .send(answer.body)
  }
}

/** Never more than there was: of what is asked for, what is held. */
function narrowed(held: Grant, scope: string | null): Grant | Refusal {
  const asked = scope?.split(/[\s+]+/).filter(Boolean) ?? []
  if (asked.length === 0) return held
  const words = asked.filter(word => held.words.includes(word))
  if (words.length === 0)
    return refused('invalid_scope', `Held are: ${held.words.join(' ') || 'none that Badgr has a word for'}.`)
  return { words, scopes: meaningOf(words).filter(each => held.scopes.includes(each)) }
}

const refused = (error: string, description: string): Refusal => ({ error, error_description: description })

function send(reply: FastifyReply, answer: Answer) {
  reply.header('cache-control', 'no-store').type('application/json')
  return reply.code('error' in answer ? 400 : 200).send(answer)
}
