import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { AnswerOf, BodyOf, OperationShape, ParamsOf, QueryOf, Scope } from '@rucksack/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Clock } from '../clock.ts'
import type { Db } from '../db.ts'
import { Problem } from '../problem.ts'
import type { Secrets } from '../secrets.ts'
import { asProblem } from './as-problem.ts'
import type { Caller } from './caller.ts'
import { beginOnce, fingerprint, finishOnce, forgetOnce, type IdempotencyKey } from './idempotency.ts'
import { inPlaceOf, type Spooled, spool } from './spool.ts'

/** What serving an operation needs from the house. */
export type Serving = {
  http: FastifyInstance
  db: Db
  clock: Clock
  secrets: Secrets
  publicUrl: string
  locales: readonly string[]
  localeOf: (request: FastifyRequest) => string
  /** Where large bodies lie until their request has been answered. */
  uploadsDir: string
}

export type Call<O extends OperationShape> = {
  params: ParamsOf<O>
  query: QueryOf<O>
  body: BodyOf<O>
  /** The bytes as sent, for operations that take them raw. */
  bytes: Uint8Array
  /** Where the bytes lie, for operations whose bodies are too large for memory. */
  file: Spooled
  mediaType: string
  caller: Caller
  locale: string
  /** Names this request across repeats, where the caller gave an Idempotency-Key. */
  onceKey: string | null
  request: FastifyRequest
  reply: FastifyReply
}

export type Handler<O extends OperationShape> = (call: Call<O>) => Promise<Answer<O>>

/** What the contract calls bytes may also be a stream of them. */
type Answer<O extends OperationShape> =
  | AnswerOf<O>
  | (AnswerOf<O> extends Uint8Array ? Readable : never)
  | undefined

/** Put one operation of the contract on the server: who may, what fits, once only, then the handler. */
export function serve<O extends OperationShape>(serving: Serving, operation: O, handler: Handler<O>): void {
  const { http } = serving
  const status = Number(Object.keys(operation.response)[0] ?? 200)
  http.route({
    method: operation.method,
    url: operation.path,
    bodyLimit: operation.rawBody?.maxBytes ?? 1_000_000,
    schema: {
      ...(operation.params ? { params: operation.params } : {}),
      ...(operation.query ? { querystring: operation.query } : {}),
      ...(operation.body ? { body: closed(operation.body) } : {}),
    },
    preParsing: async (request, _reply, payload) => {
      allow(operation, request.caller)
      checkMediaType(operation, request)
      if (operation.rawBody?.spooled !== true) return payload
      // Fastify hands over the request itself.
      const spooled = await spool(payload as Readable, serving.uploadsDir, operation.rawBody.maxBytes)
      request.spooled = spooled
      return inPlaceOf(spooled)
    },
    preValidation: async request => {
      request.rawBytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (operation.body) request.body = parseJson(request.rawBytes)
    },
    ...(operation.rawBody?.spooled === true
      ? { onResponse: forgetSpooled, onRequestAbort: forgetSpooled }
      : {}),
    handler: async (request, reply) => {
      const once = onceKeyOf(operation, request)
      const begun = once ? await beginOnce(serving.db, serving.clock, serving.secrets, once) : null
      if (begun) return await send(reply.header('idempotency-replayed', 'true'), begun.status, begun.body)
      const call = callOf<O>(serving, request, reply, once)
      let answer: Answer<O>
      try {
        answer = await handler(call)
      } catch (cause) {
        if (once) await forgetOnce(serving.db, once)
        throw cause
      }
      if (reply.sent || answer instanceof Uint8Array || answer instanceof Readable) return answer
      const code = reply.statusCode === 200 ? status : reply.statusCode
      const body = answer === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer))
      if (once) await finishOnce(serving.db, serving.secrets, once, { status: code, body })
      return await send(reply, code, body)
    },
  })
}

function send(reply: FastifyReply, status: number, body: Buffer) {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  if (body.length === 0) return reply.code(status).send()
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}

function callOf<O extends OperationShape>(
  serving: Serving,
  request: FastifyRequest,
  reply: FastifyReply,
  once: IdempotencyKey | null,
): Call<O> {
  return {
    // Fastify has checked these three against the operation's own schemas.
    params: request.params as ParamsOf<O>,
    query: request.query as QueryOf<O>,
    body: request.body as BodyOf<O>,
    bytes: request.rawBytes,
    file: request.spooled ?? nothing,
    mediaType: mediaTypeOf(request),
    caller: request.caller,
    locale: serving.localeOf(request),
    onceKey: once ? `${once.caller}/${once.key}` : null,
    request,
    reply,
  }
}

/** Access by kind and scope; roles in organisations are checked by the room that knows whose thing it is. */
function allow(operation: OperationShape, caller: Caller): void {
  const { access } = operation
  if (access.kind === 'public') return
  if (caller.person === null) throw new Problem('not-signed-in')
  if (access.kind === 'operator') {
    if (!caller.operator || caller.via !== 'session') throw new Problem('operators-only')
    return
  }
  if (caller.via === 'session' || caller.scopes === 'all') return
  const needed: readonly Scope[] | undefined = access.scopes
  if (!needed)
    throw new Problem('scope-missing', { detail: 'This can only be done signed in, not with a token.' })
  const missing = needed.find(scope => !caller.scopes.includes(scope))
  if (missing) throw new Problem('scope-missing', { detail: `The token lacks the scope ${missing}.` })
}

function checkMediaType(operation: OperationShape, request: FastifyRequest): void {
  const sent = mediaTypeOf(request)
  const taken = operation.rawBody?.mediaTypes ?? (operation.body ? ['application/json'] : null)
  if (taken && !taken.includes(sent)) {
    throw new Problem('media-type-unsupported', {
      detail: `Send ${taken.join(', ')}${sent === '' ? '' : `, not ${sent.slice(0, 80)}`}.`,
    })
  }
}

function mediaTypeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('forbidden name')
      // No column keeps them, and half a surrogate pair is no character.
      if (typeof value === 'string' && /\0|\p{Surrogate}/u.test(value)) throw new SyntaxError('no text')
      return value
    })
  } catch (cause) {
    throw new Problem('bad-request', {
      detail: 'The body is not JSON in UTF-8 without NUL characters.',
      cause,
    })
  }
}

function onceKeyOf(operation: OperationShape, request: FastifyRequest): IdempotencyKey | null {
  if (operation.method !== 'POST' || operation.idempotent === false) return null
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || key.length < 1 || key.length > 200) {
    throw asProblem(new Problem('bad-request', { detail: 'Idempotency-Key must have 1 to 200 characters.' }))
  }
  const caller = request.caller.person ?? `ip:${request.ip}`
  const bytes = request.spooled?.sha256 ?? request.rawBytes
  return { caller, key, fingerprint: fingerprint(operation.operationId, request.url, bytes) }
}

const nothing: Spooled = { path: '', size: 0, sha256: Buffer.alloc(0) }

async function forgetSpooled({ spooled }: FastifyRequest): Promise<void> {
  if (spooled) await rm(spooled.path, { force: true })
}

/** Unknown members are refused rather than ignored, so that a typing error shows. */
function closed(schema: TSchema): TSchema {
  return 'properties' in schema ? { ...schema, additionalProperties: false } : schema
}

declare module 'fastify' {
  interface FastifyRequest {
    rawBytes: Buffer
    spooled?: Spooled
  }
}
