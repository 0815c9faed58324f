import type { OperationShape, ResponseBody } from '../operation.ts'
import { type ProblemCode, problems } from '../problems.ts'
import { isIdempotent } from './is-idempotent.ts'
import { possibleProblems } from './possible-problems.ts'
import type { Schema } from './schemas.ts'

/** Every answer of an operation: what it gives, and its problems by status with their codes. */
export function answersOf(
  operation: OperationShape,
  refer: (schema: unknown) => Schema,
): Record<string, Schema> {
  const answers: Record<string, Schema> = {}
  for (const [status, body] of Object.entries(operation.response)) {
    answers[status] = {
      description: success[status] ?? 'Done',
      ...(isIdempotent(operation) ? { headers: replayed } : {}),
      ...contentOf(body, refer),
    }
  }
  for (const [status, codes] of byStatus(possibleProblems(operation))) {
    answers[status] = {
      description: codes.map(code => `${problems[code].title} (\`${code}\`)`).join(' · '),
      ...(retryStatuses.has(status) ? { headers: retryAfter } : {}),
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Problem' },
              { type: 'object', properties: { code: { enum: codes } } },
            ],
          },
        },
      },
    }
  }
  return answers
}

const success: Record<string, string> = {
  200: 'Done',
  201: 'Made',
  202: 'Begun',
  204: 'Done; nothing to say',
}
const retryStatuses = new Set(['409', '429', '503'])
const retryAfter = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } }
const replayed = {
  'Idempotency-Replayed': {
    description: '`true` when this is the answer of an earlier request with the same key',
    schema: { type: 'string' },
  },
}

function contentOf(body: ResponseBody, refer: (schema: unknown) => Schema): Schema {
  if (body === 'none') return {}
  if (body === 'binary') return { content: { '*/*': {} } }
  return { content: { 'application/json': { schema: refer(body) } } }
}

function byStatus(codes: ProblemCode[]): Map<string, ProblemCode[]> {
  const grouped = new Map<string, ProblemCode[]>()
  for (const code of codes) {
    const status = String(problems[code].status)
    grouped.set(status, [...(grouped.get(status) ?? []), code])
  }
  return grouped
}
