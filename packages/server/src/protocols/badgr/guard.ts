import type { Scope } from '@rucksack/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asProblem } from '../../platform/http/as-problem.ts'
import type { Caller } from '../../platform/http/caller.ts'
import type { Badgr } from './badgr.ts'
import { callerOf } from './caller-of.ts'
import { envelope, type Partly, refuse, refuseProblem } from './envelope.ts'

/** Somebody who may, and what they sent. */
export type Knock = {
  caller: Caller
  person: string
  params: Record<string, string>
  query: Record<string, string>
  request: FastifyRequest
  reply: FastifyReply
}

export type Route = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  needs: Scope,
  act: (knock: Knock) => Promise<unknown[] | Partly>,
) => void

/** Routes that take a token with this scope, and answer in Badgr's envelope whatever happens. */
export function routesOf(http: FastifyInstance, door: Badgr): Route {
  return (method, path, needs, act) =>
    http.route({
      method,
      url: path,
      config: { door: true },
      bodyLimit: 8_000_000,
      errorHandler: (error, _request, reply) => {
        const problem = asProblem(error)
        if (problem.code === 'internal') throw error
        void refuseProblem(reply, problem)
      },
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const caller = await callerOf(door, request)
        if (!caller || caller.person === null)
          return refuse(
            reply.header('www-authenticate', 'Bearer error="invalid_token"'),
            401,
            'no valid auth token found',
            {
              validationErrors: [
                'Send a token as "Authorization: Bearer …". It is missing, has run out, or was revoked.',
              ],
            },
          )
        if (caller.scopes !== 'all' && !caller.scopes.includes(needs))
          return refuse(reply, 403, 'the token does not reach this far', {
            validationErrors: [`The token lacks the scope ${needs}.`],
          })
        const result = await act({
          caller,
          person: caller.person,
          params: texts(request.params),
          query: texts(request.query),
          request,
          reply,
        })
        return reply.type('application/json').send(envelope(result))
      },
    })
}

/** Of names that come several times, only the last counts. */
function texts(given: unknown): Record<string, string> {
  const entries = Object.entries(typeof given === 'object' && given !== null ? given : {})
  return Object.fromEntries(
    entries.map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  )
}
