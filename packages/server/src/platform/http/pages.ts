import type { ProblemCode } from '@rucksack/contract'
import type { Page } from '@rucksack/contract/pages'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'

/** Make the HTML of a page for whoever asks; `app.ts` hands this in. */
export type RenderPage = (page: Page, request: FastifyRequest) => Promise<string>

export type Trouble = { code: ProblemCode; detail: string }

/** Send a page. `cache` only for pages that are the same for everybody. */
export async function sendPage(
  render: RenderPage,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
  options: { status?: number; cache?: string } = {},
): Promise<FastifyReply> {
  return sendHtml(request, reply, await render(page, request), options)
}

/** Send the HTML of a page that is already made. */
export function sendHtml(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
  { status = 200, cache = 'no-store' }: { status?: number; cache?: string } = {},
): FastifyReply {
  keepLanguage(request, reply)
  return reply
    .code(status)
    .header('cache-control', cache)
    .header('vary', 'accept, accept-language, cookie')
    .type('text/html; charset=utf-8')
    .send(html)
}

/** Remember a language that was chosen with `?lang=`. */
export function keepLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const query: unknown = request.query
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined
  if (typeof asked === 'string' && /^[a-z]{2}(?:-[A-Za-z]+)?$/.test(asked))
    reply.setCookie('lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'lax' })
}

/** The fields of a form sent by a page, each at most once. */
export function readForm(request: FastifyRequest): Record<string, string> {
  const type = request.headers['content-type']?.split(';')[0]?.trim()
  if (type !== undefined && type !== 'application/x-www-form-urlencoded')
    throw new Problem('media-type-unsupported', { detail: 'Send a form.' })
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  return Object.fromEntries(new URLSearchParams(text))
}

/** What a form page says when the act did not work; anything but a coded problem is thrown on. */
export function troubleOf(
  cause: unknown,
  advice: (code: ProblemCode) => string,
): Trouble & { status: number } {
  if (!(cause instanceof Problem)) throw cause
  return { code: cause.code, detail: cause.extras.detail ?? advice(cause.code), status: 422 }
}
