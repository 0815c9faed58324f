import { BadgeError, type Reading, read } from 'openbadges/read'
import type { Terminal } from './terminal.ts'

/** The badge that a file holds. Throws `BadgeError` when it holds none. */
export async function readBadge(terminal: Pick<Terminal, 'read'>, file: string): Promise<Reading> {
  return readingOf(await terminal.read(file))
}

/** The badge that some bytes hold. Throws `BadgeError` when they hold none. */
export function readingOf(bytes: Uint8Array): Reading {
  const outcome = read(bytes)
  if (outcome.kind === 'failed') throw new BadgeError(outcome.code, outcome.detail)
  if (outcome.kind === 'url')
    throw new BadgeError('not-a-badge', `This only names where the badge is: ${outcome.url}`)
  return outcome.reading
}
