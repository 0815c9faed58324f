import type { FastifyInstance } from 'fastify'
import { type RenderPage, sendPage } from '../platform/http/pages.ts'
import { sandboxed } from '../platform/http/security-headers.ts'
import { readMailbox } from '../platform/mail.ts'
import { Problem } from '../platform/problem.ts'
import { isLoopback } from './system-routes.ts'

/** Without an SMTP server: the mails that lie in the data folder, for eyes on this machine only. */
export function mailboxRoutes(http: FastifyInstance, folder: string, render: RenderPage): void {
  const all = async (request: Parameters<typeof isLoopback>[0]) => {
    if (!isLoopback(request)) throw new Problem('not-found')
    return await readMailbox(folder)
  }

  http.get('/mailbox', async (request, reply) => {
    const mails = (await all(request)).map(({ id, at, to, subject }) => ({ id, at, to, subject }))
    return await sendPage(render, request, reply, { kind: 'mailbox', mails })
  })

  http.get<{ Params: { id: string } }>('/mailbox/:id', async (request, reply) => {
    const mail = (await all(request)).find(each => each.id === request.params.id)
    if (!mail) throw new Problem('not-found')
    const { id, at, to, subject, text } = mail
    return await sendPage(render, request, reply, { kind: 'mail', mail: { id, at, to, subject, text } })
  })

  http.get<{ Params: { id: string } }>('/mailbox/:id/html', async (request, reply) => {
    const mail = (await all(request)).find(each => each.id === request.params.id)
    if (!mail) throw new Problem('not-found')
    return reply
      .headers({
        ...sandboxed,
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-top-navigation-by-user-activation; frame-ancestors 'self'",
        'cache-control': 'no-store',
      })
      .type('text/html; charset=utf-8')
      .send(mail.html)
  })
}
