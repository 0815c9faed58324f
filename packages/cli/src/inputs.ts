import type { Terminal } from './terminal.ts'

/** One thing to look at: named by the person, or found in a folder they named. */
export type Input = { name: string; found: boolean }

export const isAddress = (name: string) => /^https?:\/\//i.test(name)

/** Everything that was named, with folders taken apart. */
export async function namedInputs(terminal: Terminal, names: string[]): Promise<Input[]> {
  const inputs: Input[] = []
  for (const name of names) {
    const files = isAddress(name) ? null : await filesOf(terminal, name)
    if (files === null) inputs.push({ name, found: false })
    else inputs.push(...files.map(file => ({ name: file, found: true })))
  }
  return inputs
}

/** A file that is not there is found out when it is read, so that the others are judged all the same. */
async function filesOf(terminal: Terminal, name: string): Promise<string[] | null> {
  try {
    return await terminal.list(name)
  } catch {
    return null
  }
}
