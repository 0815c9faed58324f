import cookie from '@fastify/cookie'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fastify, { type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { secretToken } from '../ids.ts'
import type { Metrics } from '../metrics.ts'
import { Problem } from '../problem.ts'
import { asProblem } from './as-problem.ts'
import { type Authenticate, nobody } from './caller.ts'
import { refuseCrossSite } from './refuse-cross-site.ts'
import { securityHeaders } from './security-headers.ts'
import { keepWaitingTime, sendProblem } from './send-problem.ts'

export type HttpOptions = {
  publicUrl: string
  trustedProxies: string[]
  log: Logger
  metrics: Metrics
  authenticate: Authenticate
  /** Answer a problem as a page where a person is looking. */
  problemPage: (problem: Problem, request: import('fastify').FastifyRequest) => string | null
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Our HTTP server without routes: limits, headers, who is asking, errors. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  // Names a request in the log: unlike that of any other process, and cheap.
  const processName = secretToken(9)
  let requests = 0
  const safety = securityHeaders(options.publicUrl)
  const debugs = options.log.isLevelEnabled('debug')
  const app = fastify({
    trustProxy: options.trustedProxies.length > 0 ? options.trustedProxies : false,
    bodyLimit: 1_000_000,
    connectionTimeout: 20_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 10_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    exposeHeadRoutes: true,
    forceCloseConnections: true,
    genReqId: () => `${processName}-${(++requests).toString(36)}`,
    // An address that cannot be decoded never reaches the hooks.
    frameworkErrors: (_error, request, reply) => {
      reply.header('x-request-id', request.id)
      reply.headers(safety)
      const problem = new Problem('bad-request', { detail: 'The address of the request cannot be read.' })
      void sendProblem(request, reply, problem, options.publicUrl)
    },
  })
  await app.register(cookie)
  app.decorateRequest('caller')
  useValidators(app)
  keepBodiesRaw(app)
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody
    reply.header('x-request-id', request.id)
    reply.headers(safety)
    const { anonymous, door } = request.routeOptions.config
    if (door === true) return
    refuseCrossSite(request, options.publicUrl)
    if (anonymous !== true) request.caller = await options.authenticate(request)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    options.metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    // What changes something or fails is worth a line; what only reads is for whoever looks for it.
    const level = reply.statusCode >= 500 || !reading.has(request.method) ? 'info' : 'debug'
    if (level === 'debug' && !debugs) return
    options.log[level](
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error)
    if (problem.code === 'internal')
      options.log.error(
        { requestId: request.id, route: request.routeOptions.url, err: problem.cause ?? error },
        'a request failed',
      )
    const page = options.problemPage(problem, request)
    if (page !== null) {
      keepWaitingTime(reply, problem)
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
      return reply.code(statusOf(problem)).send(page)
    }
    return sendProblem(request, reply, problem, options.publicUrl)
  })
  app.setNotFoundHandler(async request => {
    throw new Problem('not-found', {
      detail: `There is nothing at ${request.url.split('?')[0]?.slice(0, 200)}.`,
    })
  })
  return app
}

function statusOf(problem: Problem): number {
  return problemStatus[problem.code].status
}

/** Bodies are taken strictly; texts of queries and paths are read as the numbers and truths they stand for. */
function useValidators(app: FastifyInstance): void {
  const strict = new Ajv({ strict: false, allErrors: true, useDefaults: true })
  const lenient = new Ajv({ strict: false, coerceTypes: true, useDefaults: true })
  addFormats.default(strict)
  addFormats.default(lenient)
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const ajv = httpPart === 'body' ? strict : lenient
    return ajv.compile(typeof schema === 'object' && schema !== null ? schema : {})
  })
  app.setSerializerCompiler(() => JSON.stringify)
}

/** Bytes arrive as they are; an operation that takes JSON parses it itself. */
function keepBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

import { problems as problemStatus } from '@rucksack/contract'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer is the same for everybody: do not look who is asking. */
    anonymous?: boolean
    /** The door of a standard: it asks for tokens of its own and reads no cookie, so it may be called from anywhere. */
    door?: boolean
  }
}
