import { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RenderPage } from '../../platform/http/pages.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { consentPages } from './consent-pages.ts'
import type { Oauth } from './oauth.ts'
import { makeProvider, paths } from './provider.ts'
import { repairTokenRequest } from './repair-token-request.ts'

/** The authorisation server at its addresses, with the page that asks for consent. */
export function oauthDoor(serving: Serving, oauth: Oauth, render: RenderPage): void {
  const { http, db, clock } = serving
  const requests = new WeakMap<IncomingMessage, FastifyRequest>()
  const provider = makeProvider(oauth, {
    personOf: raw => requests.get(raw)?.caller.person ?? null,
    async troublePage(raw, detail) {
      const request = requests.get(raw)
      if (!request) return ''
      const page = {
        kind: 'problem',
        code: 'client-refused',
        status: 400,
        detail,
        requestId: request.id,
      } as const
      return await render(page, request)
    },
  })
  const answer = provider.callback()

  const pass = async (request: FastifyRequest, reply: FastifyReply, body?: string) => {
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    const raw = copyOf(request, oauth.publicUrl, body)
    requests.set(raw, request)
    await answer(raw, reply.raw)
  }

  http.get(paths.authorization, pass)
  http.get(`${paths.authorization}/:uid`, pass)
  http.post(paths.authorization, async (request, reply) => pass(request, reply, textOf(request)))

  http.post(paths.registration, { config: { door: true } }, async (request, reply) => {
    await takeFrom(db, clock, `oauth-register:${request.ip}`, 60, 3600)
    await pass(request, reply, textOf(request))
  })
  http.post(paths.token, { config: { door: true } }, async (request, reply) => {
    const { authorization, form } = repairTokenRequest({
      authorization: request.headers.authorization,
      form: new URLSearchParams(textOf(request)),
    })
    if (authorization !== undefined) request.raw.headers.authorization = authorization
    await pass(request, reply, form.toString())
  })
  http.post(paths.revocation, { config: { door: true } }, async (request, reply) =>
    pass(request, reply, textOf(request)),
  )
  consentPages(serving, oauth, provider, render)
}

const textOf = (request: FastifyRequest) =>
  Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''

/**
 * The request as the provider reads it: with its body, which our server has taken already, and under the name of
 * PUBLIC_URL, from which the provider makes its addresses.
 */
function copyOf(request: FastifyRequest, publicUrl: string, body = ''): IncomingMessage {
  const { raw } = request
  const { host, protocol } = new URL(publicUrl)
  const copy = new IncomingMessage(raw.socket)
  copy.method = raw.method
  copy.url = raw.url
  copy.httpVersion = raw.httpVersion
  copy.httpVersionMajor = raw.httpVersionMajor
  copy.httpVersionMinor = raw.httpVersionMinor
  Object.assign(copy.headers, raw.headers, {
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  })
  delete copy.headers['transfer-encoding']
  if (body === '') delete copy.headers['content-length']
  else copy.headers['content-length'] = String(Buffer.byteLength(body))
  if (body !== '') copy.push(body)
  copy.push(null)
  // It came whole; else its end would be taken for that of the connection.
  copy.complete = true
  return copy
}
