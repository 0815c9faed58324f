import { problems } from '@rucksack/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../problem.ts'

/** The answer for a problem (RFC 9457): the only place that knows HTTP statuses of codes. */
export function problemBody(problem: Problem, requestId: string, publicUrl: string) {
  const { status, title, advice } = problems[problem.code]
  return {
    type: `${publicUrl}/docs/problems/${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.extras.detail ?? advice,
    advice,
    ...(problem.extras.errors ? { errors: problem.extras.errors } : {}),
    ...problem.extras.more,
    requestId,
  }
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  publicUrl: string,
) {
  const body = problemBody(problem, request.id, publicUrl)
  keepWaitingTime(reply, problem)
  if (problem.code === 'not-signed-in' || problem.code === 'token-refused')
    reply.header('www-authenticate', 'Bearer')
  return reply
    .code(body.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(body))
}

/** Say how long to wait, where the problem knows. */
export function keepWaitingTime(reply: FastifyReply, problem: Problem): void {
  if (problem.extras.retryAfter !== undefined)
    reply.header('retry-after', String(Math.max(1, Math.ceil(problem.extras.retryAfter))))
}
