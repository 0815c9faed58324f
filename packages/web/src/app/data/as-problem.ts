import { ApiProblem } from '@rucksack/contract/client'

/** Whatever was thrown, as a problem that can be explained. */
export function asProblem(cause: unknown): ApiProblem {
  if (cause instanceof ApiProblem) return cause
  const detail = cause instanceof Error ? cause.message : String(cause)
  return Object.assign(new ApiProblem(0, { code: 'internal', detail }), { cause })
}
