import type { FastifyReply } from 'fastify'

/** Words of the standard for what became of a request (Open Badges 2.1, statusText). */
export type StatusText =
  | 'OK'
  | 'REQUEST_VALIDATION_ERROR'
  | 'RECIPIENT_PROFILE_MISMATCH'
  | 'INVALID_BADGE'
  | 'BAD_REQUEST'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'METHOD_NOT_ALLOWED'

const statusOf: Record<StatusText, number> = {
  OK: 200,
  REQUEST_VALIDATION_ERROR: 400,
  RECIPIENT_PROFILE_MISMATCH: 400,
  INVALID_BADGE: 400,
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  // The standard has no 403.
  PERMISSION_DENIED: 401,
  METHOD_NOT_ALLOWED: 405,
}

/** The envelope that is around every answer; clients look into it, not at the HTTP status. */
export function envelope(statusText: StatusText, error: string | null = null) {
  return { error, statusCode: statusOf[statusText], statusText }
}

/** Send an error in its envelope. */
export function refuse(
  reply: FastifyReply,
  statusText: StatusText,
  error: string,
  status = statusOf[statusText],
) {
  const told = { ...envelope(statusText, error), statusCode: status }
  return reply.code(status).type('application/json').send({ status: told })
}
