import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type RenderPage, sendPage } from '../platform/http/pages.ts'

const shells = ['/backpack', '/manage', '/account', '/admin']

/** The home page, the signed-in app's shell, and the built files both need. */
export async function shellRoutes(http: FastifyInstance, webDir: string, render: RenderPage): Promise<void> {
  await http.register(fastifyStatic, {
    root: join(webDir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    logLevel: 'silent',
    // The preview of an award shows pages in a sandbox, whose origin is none: fonts must be readable from there.
    setHeaders: reply => reply.header('access-control-allow-origin', '*'),
  })

  http.get('/', async (request, reply) => sendPage(render, request, reply, { kind: 'home' }))

  for (const path of shells)
    for (const route of [path, `${path}/*`])
      http.get(route, async (request: FastifyRequest, reply) => {
        if (request.caller.person === null)
          return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
        return await sendPage(render, request, reply, { kind: 'app' })
      })

  http.get('/robots.txt', { config: { anonymous: true } }, async (_request, reply) =>
    reply
      .type('text/plain')
      .send('User-agent: *\nDisallow: /api/\nDisallow: /backpack\nDisallow: /manage\nDisallow: /claim/\n'),
  )
}
