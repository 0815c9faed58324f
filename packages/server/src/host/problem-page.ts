import { problems } from '@rucksack/contract'
import type { FastifyRequest } from 'fastify'
import { preferred } from '../platform/http/accepts.ts'
import type { Problem } from '../platform/problem.ts'
import type { Frames } from './frame.ts'

/** A problem as a page where a person is looking; null where a program is. */
export function problemPage(
  frames: () => Frames | null,
  localeOf: (request: FastifyRequest) => string,
): (problem: Problem, request: FastifyRequest) => string | null {
  return (problem, request) => {
    if (request.url.startsWith('/api/')) return null
    const liked = preferred(request.headers.accept, [
      'application/problem+json',
      'application/json',
      'text/html',
    ])
    const ready = frames()
    if (liked !== 'text/html' || !ready) return null
    return ready.renderForStranger(
      {
        kind: 'problem',
        code: problem.code,
        status: problems[problem.code].status,
        detail: problem.extras.detail ?? null,
        requestId: request.id,
      },
      localeOf(request),
      request.method === 'GET' ? request.url : '/',
    )
  }
}
