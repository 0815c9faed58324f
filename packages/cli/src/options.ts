import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'
import type { Option } from './verb.ts'

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** What was given on the command line, by the options of a verb. */
export class Options {
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  flag(name: string): boolean {
    return this.#values[name] === true
  }

  text(name: string): string | null {
    const value = this.#values[name]
    return typeof value === 'string' ? value : null
  }

  list(name: string): string[] {
    const value = this.#values[name]
    return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
  }
}

/** Read a command line by the options of its verb. Throws `UsageError`. */
export function readOptions(
  args: string[],
  options: Readonly<Record<string, Option>>,
): { options: Options; names: string[] } {
  const { values, positionals } = parsed(args, options)
  for (const [name, { choices }] of Object.entries(options)) {
    const value = values[name]
    if (choices && typeof value === 'string' && !choices.includes(value))
      throw new UsageError(`--${name} is one of ${choices.join(', ')}, not "${value}".`)
  }
  return { options: new Options(values), names: positionals }
}

function parsed(args: string[], options: Readonly<Record<string, Option>>) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, short, multiple = false }]) => [
          name,
          short === undefined ? { type, multiple } : { type, short, multiple },
        ]),
      ),
    })
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new UsageError(cause.message.split('. ')[0]?.replace(/\.?$/, '.') ?? '', { cause })
  }
}
