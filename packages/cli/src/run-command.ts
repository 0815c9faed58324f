import { explain } from './explain.ts'
import { helpText, verbHelp } from './help-text.ts'
import { nearest } from './nearest.ts'
import { readOptions } from './options.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'
import type { Verb } from './verb.ts'
import { verbs } from './verbs.ts'
import { version } from './version.ts'

/** Exit code for a call that cannot be understood or carried out. */
const trouble = 3

const askForHelp = new Set(['help', '--help', '-h'])

/** Run one command line and answer its exit code. */
export async function runCommand(terminal: Terminal, args: string[]): Promise<number> {
  const [verb, ...rest] = args
  try {
    if (verb === undefined) {
      terminal.print(helpText(verbs))
      return trouble
    }
    if (verb === '--version' || verb === '-v') {
      terminal.print(version)
      return 0
    }
    if (askForHelp.has(verb)) {
      const [about] = rest
      terminal.print(about === undefined ? helpText(verbs) : verbHelp(about, verbNamed(about)))
      return 0
    }
    return await runVerb(terminal, verb, verbNamed(verb), rest)
  } catch (cause) {
    terminal.progress(null)
    terminal.complain(explain(cause))
    if (cause instanceof UsageError)
      terminal.complain(
        verb !== undefined && verbs.has(verb)
          ? `\`rucksack help ${verb}\` shows how.`
          : '`rucksack help` lists the commands.',
      )
    return trouble
  }
}

async function runVerb(terminal: Terminal, name: string, verb: Verb, args: string[]): Promise<number> {
  if (args.some(each => each === '--help' || each === '-h')) {
    terminal.print(verbHelp(name, verb))
    return 0
  }
  const { options, names } = readOptions(args, verb.options)
  if (names.length < verb.least || names.length > verb.most)
    throw new UsageError(`${name} takes ${verb.takes === '' ? 'nothing more' : verb.takes}.`)
  return await verb.run(terminal, names, options)
}

function verbNamed(name: string): Verb {
  const verb = verbs.get(name)
  if (verb) return verb
  const meant = nearest(name, [...verbs.keys()])
  throw new UsageError(`there is no command "${name}"${meant === null ? '.' : `; did you mean "${meant}"?`}`)
}
