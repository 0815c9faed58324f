import type { ProblemCode } from '@rucksack/contract'

export type ProblemExtras = {
  /** What exactly, in plain words. */
  detail?: string
  /** Places in the request that do not fit. */
  errors?: { pointer: string; message: string }[]
  /** Seconds to wait. */
  retryAfter?: number
  /** More members for the answer, e.g. a report. */
  more?: Record<string, unknown>
  cause?: unknown
}

/** A broken promise with a stable code; `contract/problems.ts` knows its status and advice. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(extras.detail ?? code, extras.cause === undefined ? {} : { cause: extras.cause })
    this.code = code
    this.extras = extras
  }
}
