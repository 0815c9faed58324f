import { type ProblemCode, problems } from '@rucksack/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { accept, handOutAssertions } from '../../capabilities/backpack/index.ts'
import { readPerson } from '../../capabilities/identity/index.ts'
import { pageLinks, readPaging } from '../../platform/http/offset-paging.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { type Bearer, bearerOf } from '../oauth/index.ts'
import { envelope, refuse, type StatusText } from './envelope.ts'
import { manifest, manifestPath } from './manifest.ts'
import { basePath, type Ob2, ob2Scopes } from './ob2.ts'
import { readPosted } from './read-posted.ts'

const doorConfig = { config: { door: true } }

/** Badge Connect (Open Badges 2.1): other systems, Moodle among them, push badges into a backpack and read them. */
export function ob2Door(serving: Serving, door: Ob2): void {
  const { http, db, clock } = serving

  http.get(manifestPath, doorConfig, async (request, reply) => {
    const { etag, body } = await manifest(door)
    reply.headers({
      etag,
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      link: `<${door.publicUrl}/ims/ob/v3p0/discovery>; rel="alternate"`,
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
      if (!bearer)
        return refuse(
          reply.header('www-authenticate', 'Bearer error="invalid_token"'),
          'UNAUTHENTICATED',
          'The access token is missing, has run out, or its consent was withdrawn.',
        )
      if (!bearer.scopes.has(scope))
        return refuse(reply, 'PERMISSION_DENIED', `The access token lacks the scope ${scope}.`)
      try {
        return await act(bearer, request, reply)
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause
        const { status, title, advice } = problems[cause.code]
        if (cause.extras.retryAfter !== undefined)
          reply.header('retry-after', String(Math.ceil(cause.extras.retryAfter)))
        const told = status === 429 || status >= 500 ? status : 400
        return refuse(reply, wordFor(cause.code), `${title}. ${cause.extras.detail ?? advice}`, told)
      }
    }

  http.get(
    `${basePath}/assertions`,
    doorConfig,
    guarded(ob2Scopes.read, async ({ person }, request, reply) => {
      const paging = readPaging(request.query)
      if (typeof paging === 'string') return refuse(reply, 'REQUEST_VALIDATION_ERROR', paging)
      const { items, total } = await handOutAssertions(door.backpack, person, paging)
      reply.headers({
        link: pageLinks(`${door.publicUrl}${basePath}/assertions`, paging, total),
        'x-total-count': String(total),
      })
      return {
        status: envelope('OK'),
        assertions: items.filter(each => !each.compact).map(each => JSON.parse(each.text)),
        signedAssertions: items.filter(each => each.compact).map(each => each.text),
      }
    }),
  )

  http.post(
    `${basePath}/assertions`,
    { ...doorConfig, bodyLimit: 5_000_000 },
    guarded(ob2Scopes.create, async ({ person }, request, reply) => {
      const posted = readPosted(request.body)
      if ('wrong' in posted) return refuse(reply, 'REQUEST_VALIDATION_ERROR', posted.wrong)
      await takeFrom(db, clock, `add-badge:${person}`, 20_000, 3600)
      await accept(door.backpack, { person, input: Buffer.from(posted.badge), locale: 'en', pushed: true })
      return { status: envelope('OK') }
    }),
  )

  http.get(
    `${basePath}/profile`,
    doorConfig,
    guarded(ob2Scopes.profile, async ({ person }) => {
      const { name, addresses } = await readPerson(db, person)
      const mails = addresses.map(each => each.value).filter(value => !value.startsWith('did:'))
      return {
        status: envelope('OK'),
        profile: {
          '@context': 'https://w3id.org/openbadges/v2',
          id: `${door.publicUrl}/people/${person}`,
          type: 'Profile',
          ...(name === null ? {} : { name }),
          email: mails.length === 1 ? mails[0] : mails,
        },
      }
    }),
  )

  const allowed = { assertions: ['GET', 'POST'], profile: ['GET'] }
  for (const [path, methods] of Object.entries(allowed))
    http.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(method => !methods.includes(method)),
      url: `${basePath}/${path}`,
      ...doorConfig,
      handler: async (_request, reply) =>
        refuse(
          reply.header('allow', methods.join(', ')),
          'METHOD_NOT_ALLOWED',
          `Allowed here: ${methods.join(', ')}.`,
        ),
    })
}

function wordFor(code: ProblemCode): StatusText {
  if (code === 'badge-for-another-address') return 'RECIPIENT_PROFILE_MISMATCH'
  return code === 'badge-refused' ? 'INVALID_BADGE' : 'BAD_REQUEST'
}
