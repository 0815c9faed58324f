import type { Caller } from '../../platform/http/caller.ts'
import { Problem } from '../../platform/problem.ts'

/** The person who is asking. Throws `not-signed-in`. */
export function requirePerson(caller: Caller): string {
  if (caller.person === null) throw new Problem('not-signed-in')
  return caller.person
}
