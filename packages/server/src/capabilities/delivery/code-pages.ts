import { problems } from '@rucksack/contract'
import type { FastifyRequest } from 'fastify'
import { type RenderPage, readForm, sendPage, troubleOf } from '../../platform/http/pages.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import type { Delivery } from './delivery.ts'
import { readOffer, takeCode } from './redeem-code.ts'

type CodeRequest = FastifyRequest<{ Params: { text: string } }>

/** `/code` takes a code that is typed; `/code/:text`, which a QR code holds, shows what it brings. */
export function codePages(serving: Serving, delivery: Delivery, render: RenderPage): void {
  const { http, localeOf } = serving

  http.get<{ Querystring: { text?: string } }>('/code', async (request, reply) => {
    const typed = String(request.query.text ?? '').trim()
    if (typed === '')
      return await sendPage(render, request, reply, { kind: 'code-entry', typed, trouble: null })
    try {
      const offer = await readOffer(delivery, typed, request.caller.person, request.ip)
      return reply.redirect(`/code/${encodeURIComponent(offer.text)}`, 303)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      return await sendPage(render, request, reply, { kind: 'code-entry', typed, trouble }, { status })
    }
  })

  http.get('/code/:text', async (request: CodeRequest, reply) => {
    const { text } = request.params
    try {
      const offer = await readOffer(delivery, text, request.caller.person, request.ip)
      return await sendPage(render, request, reply, { kind: 'code', offer, trouble: null })
    } catch (cause) {
      const { status: _status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      const page = { kind: 'code-entry' as const, typed: text.slice(0, 100), trouble }
      return await sendPage(render, request, reply, page, { status: problems[trouble.code].status })
    }
  })

  http.post('/code/:text', async (request: CodeRequest, reply) => {
    const { text } = request.params
    const { note } = readForm(request)
    try {
      const person = requirePerson(request.caller)
      const taker = { person, ...(note === undefined ? {} : { note: note.slice(0, 1000) }) }
      const offer = await takeCode(delivery, text, taker, request.ip, localeOf(request))
      const badge = offer.mine?.badge
      return reply.redirect(
        badge ? `/backpack/badges/${badge}` : `/code/${encodeURIComponent(offer.text)}`,
        303,
      )
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      const offer = await readOffer(delivery, text, request.caller.person, request.ip)
      return await sendPage(render, request, reply, { kind: 'code', offer, trouble }, { status })
    }
  })
}
