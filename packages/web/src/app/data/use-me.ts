import { identity } from '@rucksack/contract'
import { useRead } from './use-read.ts'

/** Who is signed in. */
export function useMe() {
  return useRead(identity.readMe)
}
