import type { OperationShape } from '../operation.ts'
import { everywhere, type ProblemCode } from '../problems.ts'
import { isIdempotent } from './is-idempotent.ts'

/** Every problem an operation can answer: its own, and those of its access, its method and its body. */
export function possibleProblems(operation: OperationShape): ProblemCode[] {
  const { access, method, body, rawBody } = operation
  return [
    ...new Set<ProblemCode>([
      ...everywhere,
      // A token that does not hold is refused before anything else, also where none is needed.
      'token-refused',
      ...(access.kind === 'public' ? [] : (['not-signed-in'] as const)),
      ...(access.kind === 'operator' ? (['operators-only'] as const) : []),
      ...(access.kind === 'signed-in' || access.kind === 'organisation' ? (['scope-missing'] as const) : []),
      ...(access.kind === 'organisation' ? (['not-allowed'] as const) : []),
      ...(method === 'GET' ? [] : (['cross-site-refused', 'too-large'] as const)),
      ...(body || rawBody ? (['media-type-unsupported'] as const) : []),
      ...(isIdempotent(operation) ? (['idempotency-mismatch', 'idempotency-in-flight'] as const) : []),
      ...operation.problems,
    ]),
  ]
}
