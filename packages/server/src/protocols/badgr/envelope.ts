import { type ProblemCode, problems } from '@rucksack/contract'
import type { FastifyReply } from 'fastify'
import type { Problem } from '../../platform/problem.ts'

/** What was done of many things, and in words what was not. */
export type Partly = { done: unknown[]; notDone: string[] }

/** The envelope of every good answer; `result` is a list, also around a single thing. */
export function envelope(answer: unknown[] | Partly) {
  if (Array.isArray(answer)) return { status: { success: true, description: 'ok' }, result: answer }
  const status = { success: false, description: 'not everything could be done' }
  return { status, result: answer.done, validationErrors: answer.notDone }
}

type Faults = { fieldErrors?: Record<string, string[]>; validationErrors?: string[] }

/** Send an error in its envelope. */
export function refuse(reply: FastifyReply, status: number, description: string, faults: Faults = {}) {
  return reply
    .code(status)
    .type('application/json')
    .send({
      status: { success: false, description },
      fieldErrors: faults.fieldErrors ?? {},
      validationErrors: faults.validationErrors ?? [],
    })
}

/** A problem as clients of Badgr are told of it: what is not theirs is not there for them. */
export function refuseProblem(reply: FastifyReply, { code, extras }: Problem) {
  const { status, title, advice } = problems[code]
  if (extras.retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(extras.retryAfter)))
  const told = statusFor(code, status)
  const fieldErrors: Record<string, string[]> = {}
  for (const { pointer, message } of extras.errors ?? []) {
    const field = pointer.split('/').filter(Boolean).slice(-1)[0] ?? 'body'
    fieldErrors[field] = [...(fieldErrors[field] ?? []), `${pointer} ${message}`]
  }
  const validationErrors = [`${title}. ${extras.detail ?? advice}`]
  return refuse(reply, told, descriptions[told] ?? title, { fieldErrors, validationErrors })
}

const descriptions: Record<number, string> = {
  400: 'bad request',
  401: 'no valid auth token found',
  403: 'the token does not reach this far',
  404: 'entity not found or insufficient privileges',
}

function statusFor(code: ProblemCode, status: number): number {
  if (code === 'not-allowed') return 404
  return [409, 410, 422].includes(status) ? 400 : status
}
