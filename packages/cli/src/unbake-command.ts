import { unbake } from 'openbadges/bake'
import type { Options } from './run-command.ts'
import type { Terminal } from './terminal.ts'

/** Print the badge that a picture carries, as it stands there; the newest version when it carries two. */
export async function unbakeCommand(
  terminal: Terminal,
  [picture = '']: string[],
  { out }: Options,
): Promise<number> {
  const [first] = unbake(await terminal.read(picture))
  const text = first?.text ?? ''
  if (out === null) terminal.print(text)
  else await terminal.write(out, new TextEncoder().encode(text), true)
  return 0
}
