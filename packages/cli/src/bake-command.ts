import { extname } from 'node:path'
import { bake } from 'openbadges/bake'
import { type Badge, BadgeError, type Reading, read, toBadge } from 'openbadges/read'
import type { Options } from './run-command.ts'
import type { Terminal } from './terminal.ts'

/** Put a badge into a picture and write the result beside it, or where `--out` says. */
export async function bakeCommand(
  terminal: Terminal,
  [picture = '', badge = '']: string[],
  { out }: Options,
): Promise<number> {
  const outcome = read(await terminal.read(badge))
  if (outcome.kind === 'failed') throw new BadgeError(outcome.code, outcome.detail)
  if (outcome.kind === 'url')
    throw new BadgeError('not-a-badge', 'An address is not a badge. Download it first.')
  const { reading } = outcome
  const version = reading.version === '3.0' ? '3.0' : '2.0'
  const baked = bake(await terminal.read(picture), reading.text, version, hostedAt(reading))
  const file = out ?? beside(picture)
  await terminal.write(file, baked, out !== null)
  terminal.print(file)
  return 0
}

/** The address that a hosted assertion is confirmed by (Open Badges 2.0, "Baking Specification", SVG). */
function hostedAt(reading: Reading): string | null {
  const id: Badge['id'] = reading.form === 'hosted' ? toBadge(reading).id : null
  return id?.startsWith('http') ? id : null
}

function beside(picture: string): string {
  const extension = extname(picture)
  return `${picture.slice(0, picture.length - extension.length)}-baked${extension}`
}
