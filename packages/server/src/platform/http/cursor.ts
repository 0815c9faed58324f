import { Problem } from '../problem.ts'

/** An opaque place in a list ordered newest first by (time, id). */
export function encodeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')
}

/** Read a cursor we made; anything else is a problem of the request. */
export function decodeCursor(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw badCursor()
  }
  return { at, id }
}

/** What a cursor that this list did not make is answered with. */
export function badCursor(): Problem {
  return new Problem('validation-failed', {
    detail: 'The cursor is not one of ours.',
    errors: [{ pointer: '/query/cursor', message: 'is not a cursor of this list' }],
  })
}
