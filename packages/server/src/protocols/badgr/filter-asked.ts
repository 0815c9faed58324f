import { readAddress } from '../../capabilities/identity/index.ts'
import type { AwardsQuery } from '../../capabilities/issuing/index.ts'
import type { Knock } from './guard.ts'

/**
 * Which awards a list is of: those that hold, unless `include_expired` or `include_revoked` ask for more, of one
 * `recipient` or of all; null when there is nobody of that name.
 */
export function filterAsked(knock: Knock): Pick<AwardsQuery, 'standings' | 'q'> | null {
  const standings: AwardsQuery['standings'] = [
    'good',
    ...(wanted(knock, 'include_expired') ? (['expired'] as const) : []),
    ...(wanted(knock, 'include_revoked') ? (['revoked', 'suspended'] as const) : []),
  ]
  const { recipient } = knock.query
  if (recipient === undefined || recipient === '') return { standings }
  // A text that is no address would be looked for in names.
  return 'trouble' in readAddress(recipient) ? null : { standings, q: recipient }
}

/** Whether something was asked for, in one of the ways in which clients say yes. */
export const wanted = ({ query }: Knock, name: string): boolean =>
  ['1', 'true', 'yes'].includes(query[name]?.toLowerCase() ?? '')
