import { type Logger, pino } from 'pino'

/** One JSON object a line on standard error. Addresses, tokens and names are never given to it. */
export function makeLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: pino.stdSerializers.err },
      redact: ['headers.authorization', 'headers.cookie'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
