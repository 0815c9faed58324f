import { type Report, type VerifyOptions, verify } from 'openbadges'
import { isAddress } from './inputs.ts'
import type { Options } from './options.ts'
import { portsFor } from './ports-for.ts'
import type { Terminal } from './terminal.ts'

export type Judge = (name: string) => Promise<Report>

/** A judge by the options of the command line; what it is asked about is a file, an address or standard input. */
export function judgeWith(terminal: Terminal, options: Options): Judge {
  const ports = portsFor(terminal, options)
  const recipient = options.list('recipient')
  const how: VerifyOptions = {
    ...(recipient.length > 0 ? { recipient } : {}),
    ...(options.flag('any') ? { accept: 'credentials' } : {}),
  }
  return async name => await verify(isAddress(name) ? name : await terminal.read(name), ports, how)
}

export const exitCodes = { valid: 0, invalid: 1, unknown: 2 } as const
