import { parseArgs } from 'node:util'
import { BadgeError } from 'openbadges'
import { bakeCommand } from './bake-command.ts'
import { helpText } from './help-text.ts'
import type { Terminal } from './terminal.ts'
import { unbakeCommand } from './unbake-command.ts'
import { verifyCommand } from './verify-command.ts'

/** Exit code for a call that cannot be understood or carried out. */
const trouble = 3

export type Options = { json: boolean; recipient: string[]; out: string | null }

/** Run one command line and answer its exit code. */
export async function runCommand(terminal: Terminal, args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        recipient: { type: 'string', multiple: true, default: [] },
        out: { type: 'string', short: 'o' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const options: Options = { json: values.json, recipient: values.recipient, out: values.out ?? null }
    const [verb, ...names] = positionals
    if (values.help || verb === undefined || verb === 'help') {
      terminal.print(helpText)
      return verb === undefined && !values.help ? trouble : 0
    }
    const command = commands[verb]
    if (!command || names.length !== command.takes) {
      terminal.complain(command ? `${verb} takes ${command.what}.` : `there is no command "${verb}".`)
      terminal.complain('`rucksack help` lists the commands.')
      return trouble
    }
    return await command.run(terminal, names, options)
  } catch (cause) {
    terminal.complain(explain(cause))
    return trouble
  }
}

type Command = {
  takes: number
  what: string
  run(terminal: Terminal, names: string[], options: Options): Promise<number>
}

const commands: Record<string, Command | undefined> = {
  verify: { takes: 1, what: 'a file, an address or - for standard input', run: verifyCommand },
  unbake: { takes: 1, what: 'a PNG or SVG picture', run: unbakeCommand },
  bake: { takes: 2, what: 'a PNG or SVG picture and a badge', run: bakeCommand },
}

function explain(cause: unknown): string {
  if (cause instanceof BadgeError) return cause.message
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? cause.code : ''
  const file = 'path' in cause ? String(cause.path) : ''
  if (code === 'ENOENT') return `there is no file ${file}.`
  if (code === 'EEXIST') return `${file} is there already; name another file with --out.`
  return cause.message
}
