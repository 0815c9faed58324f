import type { FastifyReply, FastifyRequest } from 'fastify'
import { findCurrent } from '../../capabilities/issuing/index.ts'
import { findOrganisation } from '../../capabilities/organisations/index.ts'
import { preferred } from '../../platform/http/accepts.ts'
import type { Serving } from '../../platform/http/serve.ts'
import type { Badgr } from './badgr.ts'
import { idOf } from './entity-id.ts'
import { refuse } from './envelope.ts'

type Asked = FastifyRequest<{ Params: { id: string } }>

/** `/public/…` leads to where things are here; `/bcv1/…` is Badge Connect by the name it has at Badgr. */
export function publicRoutes({ http }: Serving, { issuing, organisations }: Badgr): void {
  const config = { door: true }

  const leads = (path: string, to: (id: string, ending: string) => Promise<string | null>) => {
    for (const ending of ['', '/image', '/baked'])
      http.get(`/public/${path}/:id${ending}`, { config }, async (request: Asked, reply) => {
        const id = idOf(request.params.id.replace(/\.json$/, ''))
        const json =
          request.params.id.endsWith('.json') ||
          preferred(request.headers.accept, ['application/ld+json', 'application/json', 'text/html']) !==
            'text/html'
        const at = id === '' ? null : await to(id, ending === '' && !json ? 'page' : ending)
        reply.header('vary', 'accept').header('access-control-allow-origin', '*')
        return at === null ? missing(reply) : reply.redirect(at, 302)
      })
  }

  leads('issuers', async (id, ending) => {
    const found = await findOrganisation(organisations, id)
    return found && `/issuers/${found.slug}${ending === '/image' ? '/logo' : ''}`
  })
  leads('badges', async (id, ending) => {
    const current = await findCurrent(issuing, id)
    if (ending === 'page') return `/achievements/${current}`
    return ending === '' ? `/achievements/${current}?v=2_0` : `/achievements/${current}/image`
  })
  leads('assertions', async (id, ending) => {
    if (ending === 'page') return `/awards/${id}`
    return ending === '' ? `/awards/${id}?v=2_0` : `/awards/${id}.png?v=2_0`
  })

  http.get('/bcv1/manifest/:domain', { config }, async (_request, reply) =>
    reply.redirect('/.well-known/badgeconnect.json', 302),
  )
  http.route({
    method: ['GET', 'POST'],
    url: '/bcv1/:what',
    config,
    bodyLimit: 5_000_000,
    handler: async (request: FastifyRequest<{ Params: { what: string } }>, reply) => {
      const { what } = request.params
      if (what !== 'assertions' && what !== 'profile') return missing(reply)
      const { authorization, 'content-type': type } = request.headers
      const query = request.url.split('?')[1]
      const answer = await http.inject({
        method: request.method === 'POST' ? 'POST' : 'GET',
        url: `/ims/ob/v2p1/${what}${query === undefined ? '' : `?${query}`}`,
        remoteAddress: request.ip,
        headers: {
          ...(authorization === undefined ? {} : { authorization }),
          ...(type === undefined ? {} : { 'content-type': type }),
        },
        ...(Buffer.isBuffer(request.body) ? { payload: request.body } : {}),
      })
      for (const name of ['link', 'x-total-count', 'www-authenticate', 'retry-after']) {
        const value = answer.headers[name]
        if (value !== undefined) reply.header(name, value)
      }
      return reply
        .code(answer.statusCode)
        .header('cache-control', 'no-store')
        .type('application/json')
        .send(answer.body)
    },
  })
}

const missing = (reply: FastifyReply) => refuse(reply, 404, 'entity not found or insufficient privileges')
