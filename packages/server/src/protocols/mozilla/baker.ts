import { createHash } from 'node:crypto'
import { problems } from '@rucksack/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import type { Mozilla } from './mozilla.ts'

type Ask = FastifyRequest<{ Querystring: { assertion?: unknown } }>

const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' }

/** `/baker?assertion=…`: the badge at an address as a picture that holds it. */
export function baker(serving: Serving, door: Mozilla): void {
  const { http, db, clock } = serving

  http.get('/baker', { config: { door: true } }, async (request: Ask, reply) => {
    const { assertion } = request.query
    const url = typeof assertion === 'string' ? assertion.trim() : ''
    if (!/^https?:\/\/\S+$/i.test(url) || url.length > 4_096 || !URL.canParse(url))
      return refuse(reply, 'invalid-url', 'Must provide the absolute address of an assertion: ?assertion=…')
    await takeFrom(db, clock, `baker:${request.ip}`, 300, 3600)
    try {
      const { bytes, mediaType, ending } = await door.bake(url)
      const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
      return reply
        .headers({ ...sandboxed, ...open, 'content-disposition': `attachment; filename="${name}.${ending}"` })
        .type(mediaType)
        .send(bytes)
    } catch (cause) {
      if (!(cause instanceof Problem) || !(cause.code in codes)) throw cause
      const detail = cause.extras.detail ?? problems[cause.code].advice
      return refuse(reply, codes[cause.code] ?? 'structure', detail)
    }
  })
}

/** What the Mozilla Backpack called it. */
const codes: { [code: string]: string } = {
  'url-refused': 'http-unreachable',
  'url-unreachable': 'http-unreachable',
  'badge-refused': 'structure',
}

function refuse(reply: FastifyReply, code: string, message: string): FastifyReply {
  return reply
    .code(400)
    .headers(open)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ message, code }))
}
