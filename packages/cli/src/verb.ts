import type { Options } from './options.ts'
import type { Terminal } from './terminal.ts'

/** One option of a verb. */
export type Option = {
  type: 'boolean' | 'string'
  what: string
  short?: string
  /** How the value is called in the help. */
  value?: string
  multiple?: boolean
  choices?: readonly string[]
}

/** One verb of the command line: what it takes, what it says of itself, and what it does. */
export type Verb = {
  /** The names it takes, as the help spells them. */
  takes: string
  least: number
  most: number
  summary: string
  /** What else is to know, in lines. */
  notes: readonly string[]
  examples: readonly string[]
  options: Readonly<Record<string, Option>>
  /** Answers the exit code. */
  run(terminal: Terminal, names: string[], options: Options): Promise<number>
}

export const jsonOption: Option = { type: 'boolean', what: 'print JSON, for programs' }
export const offlineOption: Option = { type: 'boolean', what: 'fetch nothing; what needs it stays unknown' }
export const outOption: Option = { type: 'string', short: 'o', value: 'file', what: 'write it to this file' }
export const forceOption: Option = {
  type: 'boolean',
  short: 'f',
  what: 'replace the file if it is there already',
}
