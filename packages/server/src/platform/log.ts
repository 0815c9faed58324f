import { type Logger, pino } from 'pino'

/** One JSON object a line on standard error. Addresses, tokens and names are never given to it. */
export function makeLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: plainError },
      redact: ['headers.authorization', 'headers.cookie'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** Kind, code and place of an error. What a database says in `detail` or a mail server in `response` names people. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  return {
    type: error.name,
    code: 'code' in error ? String(error.code) : undefined,
    message: error.message.slice(0, 500).replace(/[^\s"'<>=(),;]+@[^\s"'<>=(),;]+/g, '[address]'),
    stack: error.stack
      ?.split('\n')
      .filter(line => /^\s+at /.test(line))
      .slice(0, 12),
    cause: error.cause === undefined ? undefined : plainError(error.cause),
  }
}
