import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { memoryLimit, takeFrom } from '../../platform/http/rate-limit.ts'
import { sandboxed } from '../../platform/http/security-headers.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { shownInGroup } from './assertion.ts'
import { numberOf, personOfNumber } from './displayed.ts'
import type { Mozilla, PublicGroup } from './mozilla.ts'
import { readFields } from './read-fields.ts'
import { sendData } from './send-data.ts'

type Ask = FastifyRequest<{
  Params: { user: string; group?: string; file?: string }
  Querystring: { callback?: unknown }
}>

const doorConfig = { config: { door: true } }
const missing = { httpStatus: 404, status: 'missing' }
const nobody = '00000000-0000-4000-8000-000000000000'

/** The Displayer API: other sites show the public badges of learners who let themselves be found. */
export function displayer(serving: Serving, door: Mozilla): void {
  const { http, db, clock } = serving
  const often = memoryLimit(clock, 600, 60)

  http.post('/displayer/convert/email', doorConfig, async (request, reply) => {
    await takeFrom(db, clock, `displayer-email:${request.ip}`, 300, 3600)
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8')
    const email = readFields(request).get('email')?.trim() ?? ''
    if (email === '' || email.length > 320)
      return reply.code(400).send(JSON.stringify({ status: 'invalid', error: 'missing `email` parameter' }))
    // Whoever asks learns of those who agreed, and nothing of all others: the same is looked up and said for each.
    const person = (await door.personWithAddress(email)) ?? nobody
    const userId = await numberOf(door, person)
    if (userId !== null) return reply.send(JSON.stringify({ status: 'okay', email, userId }))
    const error = `Could not find a user by the email address \`${email}\``
    return reply.code(404).send(JSON.stringify({ status: 'missing', error }))
  })

  const groups = async (request: Ask, reply: FastifyReply) => {
    often(request.ip)
    const found = await groupsOf(door, request.params.user)
    if (!found) return sendData(request, reply, missing, 404)
    return sendData(request, reply, {
      userId: found.userId,
      groups: found.groups.map(group => ({
        groupId: groupNumber(group),
        name: group.name,
        badges: group.badges.length,
      })),
    })
  }
  for (const ending of ['', '.json', '.jsonp'])
    http.get(`/displayer/:user/groups${ending}`, doorConfig, groups)

  http.get('/displayer/:user/group/:group', doorConfig, async (request: Ask, reply) => {
    often(request.ip)
    const found = await groupsOf(door, request.params.user)
    const wanted = (request.params.group ?? '').replace(/\.jsonp?$/, '')
    const group = found?.groups.find(each => String(groupNumber(each)) === wanted)
    if (!found || !group) return sendData(request, reply, missing, 404)
    return sendData(request, reply, {
      userId: found.userId,
      groupId: groupNumber(group),
      badges: group.badges.map(badge => shownInGroup(door.publicUrl, badge)),
    })
  })

  http.get('/images/badge/:file', doorConfig, async (request: Ask, reply) => {
    const [, secret = '', form] = /^([\w-]{1,100})\.(png|svg)$/.exec(request.params.file ?? '') ?? []
    const file = form === 'png' || form === 'svg' ? await door.pictureOf(secret, form) : null
    if (!file) return reply.code(404).type('application/json').send(JSON.stringify(missing))
    return reply
      .headers({ ...sandboxed, 'access-control-allow-origin': '*', 'cache-control': 'no-store' })
      .type(file.mediaType)
      .send(file.bytes)
  })
}

async function groupsOf(door: Mozilla, user: string) {
  const person = await personOfNumber(door, user)
  return person === null ? null : { userId: Number(user), groups: await door.groupsOf(person) }
}

/** Clients keep a whole number of a group, so one is made of its key. */
function groupNumber({ key }: PublicGroup): number {
  return createHash('sha256').update(key).digest().readUInt32BE() >>> 1 || 1
}
