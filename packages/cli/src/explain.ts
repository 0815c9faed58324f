import { BadgeError } from 'openbadges'

/** What went wrong, and what to do about it. */
export function explain(cause: unknown): string {
  if (cause instanceof BadgeError) return cause.message
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? cause.code : ''
  const file = 'path' in cause ? String(cause.path) : ''
  if (code === 'ENOENT') return `there is no file ${file}.`
  if (code === 'EEXIST')
    return `${file} is there already. Name another file with --out, or replace it with --force.`
  if (code === 'EISDIR') return 'this is a folder, where a file is needed.'
  if (code === 'EACCES') return `${file} may not be opened; look at its permissions.`
  return cause.message
}
