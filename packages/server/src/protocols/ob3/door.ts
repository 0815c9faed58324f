import { problems } from '@rucksack/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { accept, handOut } from '../../capabilities/backpack/index.ts'
import { changePerson, readPerson } from '../../capabilities/identity/index.ts'
import { pageLinks, readPaging } from '../../platform/http/offset-paging.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { type Bearer, bearerOf } from '../oauth/index.ts'
import { basePath, type Ob3, ob3Scopes } from './ob3.ts'
import { readProfile, writeProfile } from './profile.ts'
import { serviceDescription } from './service-description.ts'
import { minorOf, statusInfo } from './status-info.ts'

const doorConfig = { config: { door: true } }

/** The API of Open Badges 3.0 (7.1): other systems read a backpack and put badges into it. */
export function ob3Door(serving: Serving, door: Ob3): void {
  const { http, db, clock } = serving

  http.get(`${basePath}/discovery`, doorConfig, async (request, reply) => {
    const { etag, body } = await serviceDescription(door)
    reply.headers({
      etag,
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      link: `<${door.publicUrl}/.well-known/badgeconnect.json>; rel="alternate"`,
    })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('application/json').send(body)
  })

  const guarded =
    (
      scope: string,
      act: (bearer: Bearer, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store')
      const bearer = await bearerOf(door.oauth, request)
      if (!bearer) {
        reply.header('www-authenticate', 'Bearer error="invalid_token"')
        return fail(reply, 401, 'The access token is missing, has run out, or its consent was withdrawn.')
      }
      if (!bearer.scopes.has(scope)) return fail(reply, 403, `The access token lacks the scope ${scope}.`)
      try {
        return await act(bearer, request, reply)
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause
        const { status, title, advice } = problems[cause.code]
        if (cause.extras.retryAfter !== undefined)
          reply.header('retry-after', String(Math.ceil(cause.extras.retryAfter)))
        // What a badge is refused for is a matter of the data that was sent.
        const told = status === 422 || status === 409 ? 400 : status
        return fail(reply, told, `${title}. ${cause.extras.detail ?? advice}`)
      }
    }

  http.get(
    `${basePath}/credentials`,
    doorConfig,
    guarded(ob3Scopes.readCredentials, async (bearer, request, reply) => {
      const paging = readPaging(request.query)
      if (typeof paging === 'string') return fail(reply, 400, paging, 'invalid_query_parameter')
      const { items, total } = await handOut(door.backpack, bearer.person, paging)
      reply.headers({
        link: pageLinks(`${door.publicUrl}${basePath}/credentials`, paging, total),
        'x-total-count': String(total),
      })
      return reply.type('application/json').send(credentialList(items))
    }),
  )

  http.post(
    `${basePath}/credentials`,
    { ...doorConfig, bodyLimit: 5_000_000 },
    guarded(ob3Scopes.upsertCredential, async (bearer, request, reply) => {
      const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
      if (!taken.has(type)) return fail(reply, 400, `Send ${[...taken].join(', ')}.`)
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const text = bytes.toString('utf8').trim()
      if (!text.startsWith('{') && !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text))
        return fail(reply, 400, 'The body is neither a credential as JSON nor a compact JWS.')
      await takeFrom(db, clock, `add-badge:${bearer.person}`, 20_000, 3600)
      const { outcome } = await accept(door.backpack, {
        person: bearer.person,
        input: bytes,
        locale: 'en',
        pushed: true,
      })
      return reply
        .code(outcome === 'added' ? 201 : 200)
        .type(text.startsWith('{') ? 'application/json' : 'text/plain')
        .send(bytes)
    }),
  )

  http.get(
    `${basePath}/profile`,
    doorConfig,
    guarded(ob3Scopes.readProfile, async ({ person }) =>
      writeProfile(await readPerson(db, person), door.publicUrl),
    ),
  )

  http.put(
    `${basePath}/profile`,
    doorConfig,
    guarded(ob3Scopes.updateProfile, async ({ person }, request, reply) => {
      const profile = readProfile(request.body)
      if (typeof profile === 'string') return fail(reply, 400, profile)
      const before = await readPerson(db, person)
      if (profile.id !== undefined && profile.id !== writeProfile(before, door.publicUrl).id)
        return fail(reply, 400, 'The profile has the id of somebody else.')
      if (profile.name !== undefined) await changePerson(db, person, { name: profile.name })
      return writeProfile(await readPerson(db, person), door.publicUrl)
    }),
  )

  for (const [path, allowed] of Object.entries(methods))
    http.route({
      method: (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter(
        method => !allowed.includes(method),
      ),
      url: `${basePath}/${path}`,
      ...doorConfig,
      handler: async (_request, reply) =>
        fail(reply.header('allow', allowed.join(', ')), 405, `Allowed here: ${allowed.join(', ')}.`),
    })
}

const taken = new Set([
  'application/json',
  'application/ld+json',
  'application/vc+ld+json',
  'application/vc',
  'application/vc+jwt',
  'text/plain',
])

const methods: Record<string, string[]> = {
  discovery: ['GET'],
  credentials: ['GET', 'POST'],
  profile: ['GET', 'PUT'],
}

/** Texts as they were signed, put into one document without being read again, so that no proof is broken. */
function credentialList(items: { text: string; compact: boolean }[]): string {
  const credential = items.filter(each => !each.compact).map(each => each.text)
  const compact = items.filter(each => each.compact).map(each => JSON.stringify(each.text))
  return `{"credential":[${credential.join(',')}],"compactJwsString":[${compact.join(',')}]}`
}

function fail(reply: FastifyReply, status: number, description: string, minor = minorOf(status)) {
  return reply.code(status).type('application/json').send(statusInfo(minor, description))
}
