import { explain } from './explain.ts'
import { inOrder } from './in-order.ts'
import type { Input } from './inputs.ts'
import { exitCodes, type Judge } from './judge.ts'
import type { Options } from './options.ts'
import { printable } from './printable.ts'
import { sentenceText } from './sentence-text.ts'
import type { Terminal } from './terminal.ts'

const marks = { valid: '✓', invalid: '✗', unknown: '?' } as const

type Outcome = keyof typeof marks | 'none' | 'unreadable'
type Answer = { outcome: Outcome; line: string | null }

/** Judge many badges: a line for each, in order, and a sum at the end. */
export async function verifyMany(
  terminal: Terminal,
  inputs: Input[],
  judge: Judge,
  options: Options,
): Promise<number> {
  const counts: Record<Outcome, number> = { valid: 0, invalid: 0, unknown: 0, none: 0, unreadable: 0 }
  const answers = inOrder(inputs, input => answer(terminal, input, judge, options))
  for await (const { at, result } of answers) {
    const { outcome, line } = result
    counts[outcome] += 1
    if (line !== null && !options.flag('quiet')) {
      terminal.progress(null)
      terminal.print(line)
    }
    terminal.progress(`${at + 1} of ${inputs.length} …`)
  }
  terminal.progress(null)
  if (!options.flag('quiet') && !options.flag('json')) terminal.print(sum(counts))
  return codeOf(counts)
}

async function answer(terminal: Terminal, input: Input, judge: Judge, options: Options): Promise<Answer> {
  try {
    const report = await judge(input.name)
    // What lies about in a folder and holds no badge is not a bad badge.
    if (input.found && report.badge === null && report.verdict === 'invalid')
      return { outcome: 'none', line: null }
    const line = options.flag('json')
      ? JSON.stringify({ input: input.name, report })
      : `${marks[report.verdict]} ${printable(input.name)}: ${sentenceText(report.sentence)}`
    return { outcome: report.verdict, line }
  } catch (cause) {
    terminal.progress(null)
    terminal.complain(explain(cause))
    return { outcome: 'unreadable', line: null }
  }
}

function sum({ valid, invalid, unknown, none, unreadable }: Record<Outcome, number>): string {
  const parts = [`${valid} valid`, `${invalid} invalid`, `${unknown} could not be told`]
  if (none > 0) parts.push(`${none} ${none === 1 ? 'file holds' : 'files hold'} no badge`)
  if (unreadable > 0) parts.push(`${unreadable} could not be read`)
  return `\n${parts.join(', ')}`
}

function codeOf(counts: Record<Outcome, number>): number {
  if (counts.invalid > 0) return exitCodes.invalid
  if (counts.unreadable > 0) return 3
  // A folder without any badge is no proof that all is well.
  return counts.unknown > 0 || counts.valid === 0 ? exitCodes.unknown : exitCodes.valid
}
