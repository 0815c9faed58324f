import type { OperationShape } from '../operation.ts'

/** Whether an operation takes an Idempotency-Key. */
export function isIdempotent({ method, idempotent }: OperationShape): boolean {
  return method === 'POST' && idempotent !== false
}
