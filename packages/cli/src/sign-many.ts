import { basename, join } from 'node:path'
import { explain } from './explain.ts'
import { inOrder } from './in-order.ts'
import type { Input } from './inputs.ts'
import { printable } from './printable.ts'
import { type Signing, signOne } from './sign-one.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/**
 * Sign each credential into a folder, under its own name. One that cannot be signed is told and stops none of the
 * others; the exit code is 3 then.
 */
export async function signMany(
  terminal: Terminal,
  inputs: Input[],
  signing: Signing,
  { folder, replace }: { folder: string; replace: boolean },
): Promise<number> {
  const jobs = placed(inputs, folder, signing.jwt)
  let signed = 0
  for await (const { at, result } of inOrder(jobs, job => trouble(terminal, job, signing, replace))) {
    if (result === null) signed += 1
    else {
      terminal.progress(null)
      terminal.complain(printable(`${jobs[at]?.from}: ${result}`))
    }
    terminal.progress(`${at + 1} of ${jobs.length} …`)
  }
  terminal.progress(null)
  const left = jobs.length - signed
  terminal.print(`${signed} signed into ${folder}${left === 0 ? '' : `, ${left} not`}`)
  return left === 0 ? 0 : 3
}

type Job = { from: string; to: string }

/** Where each goes. Throws `UsageError` when two would go to the same place, before anything is signed. */
function placed(inputs: Input[], folder: string, jwt: boolean): Job[] {
  const taken = new Map<string, string>()
  return inputs.map(({ name }) => {
    const own = basename(name)
    const to = join(folder, jwt ? own.replace(/(?:\.json(?:ld)?)?$/i, '.jwt') : own)
    const other = taken.get(to)
    if (other !== undefined)
      throw new UsageError(`${other} and ${name} would both become ${to}; sign them into two folders.`)
    taken.set(to, name)
    return { from: name, to }
  })
}

/** Why it could not be signed; null when it was. */
async function trouble(
  terminal: Terminal,
  { from, to }: Job,
  signing: Signing,
  replace: boolean,
): Promise<string | null> {
  try {
    const bytes = new TextEncoder().encode(await signOne(terminal, from, signing))
    await terminal.write(to, bytes, { replace, makeFolder: true })
    return null
  } catch (cause) {
    return explain(cause)
  }
}
