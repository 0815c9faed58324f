import { Problem } from '../problem.ts'

type Failure = {
  code?: string
  statusCode?: number
  validation?: { instancePath?: string; message?: string; params?: Record<string, unknown> }[]
  validationContext?: string
}

/** What went wrong, as a coded problem; whatever is not expected becomes `internal`. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const failure: Failure = typeof error === 'object' && error !== null ? error : {}
  if (failure.validation) {
    const errors = failure.validation.map(each => ({
      pointer: `${failure.validationContext === 'body' ? '' : `/${failure.validationContext}`}${each.instancePath ?? ''}`,
      message: `${each.message ?? 'does not fit'}${each.params?.['additionalProperty'] === undefined ? '' : `: ${String(each.params['additionalProperty'])}`}`,
    }))
    return new Problem('validation-failed', {
      errors,
      detail: errors.map(each => `${each.pointer || 'The body'} ${each.message}`).join('; '),
    })
  }
  if (failure.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || failure.statusCode === 413)
    return new Problem('too-large', { detail: 'The body is larger than this operation takes.' })
  if (failure.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('media-type-unsupported')
  if (failure.code?.startsWith('FST_ERR_CTP') || failure.statusCode === 400)
    return new Problem('bad-request', { cause: error })
  if (isUnstorable(error))
    return new Problem('bad-request', {
      detail: 'Something in the request cannot be stored, e.g. a NUL character or a date out of range.',
      cause: error,
    })
  if (isDatabaseAway(error)) return new Problem('unavailable', { retryAfter: 2, cause: error })
  return new Problem('internal', { cause: error })
}

// What was sent fits its schema, but no column: 22003 and 22008 out of range, 22007 no date, 22021 and 22P05 no text, 22P02 no id.
const unstorable = /^22(?:003|007|008|021|P02|P05)$/

function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && unstorable.test(String(error.code))
}

// Class 08 connection lost, 57P0x shutting down, 53300 too many connections; the rest is how node-postgres says the same.
const away = /^(08\d{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/

/** Whether an error means that PostgreSQL cannot be reached right now. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    away.test(code) ||
    /Connection terminated|not queryable|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after|driver has already been destroyed/.test(
      error.message,
    )
  )
}
