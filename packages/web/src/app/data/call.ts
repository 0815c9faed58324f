import { makeClient } from '@rucksack/contract/client'

/** Call an operation of this host with the session of this browser. */
export const call = makeClient()
