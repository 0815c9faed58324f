import type { FastifyReply, FastifyRequest } from 'fastify'

const callbackName = /^[A-Za-z_$][\w$.]{0,99}$/

/** Answer as JSON or, where a page names a callback, as a script that calls it (always 200, as of old). */
export function sendData(
  request: FastifyRequest<{ Querystring: { callback?: unknown } }>,
  reply: FastifyReply,
  body: object,
  status = 200,
): FastifyReply {
  reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' })
  const { callback } = request.query
  const json = JSON.stringify(body)
  if (callback === undefined) return reply.code(status).type('application/json; charset=utf-8').send(json)
  if (typeof callback !== 'string' || !callbackName.test(callback))
    return reply
      .code(400)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ status: 'invalid', error: '`callback` must be the name of a function' }))
  // The comment keeps the answer from being read as anything else than a script.
  const safe = json.replace(/[\u2028\u2029]/g, one => `\\u${one.charCodeAt(0).toString(16)}`)
  return reply.type('application/javascript; charset=utf-8').send(`/**/${callback}(${safe});`)
}
