import { readAddress } from '../../capabilities/identity/index.ts'
import type { AwardsQuery } from '../../capabilities/issuing/index.ts'
import type { Knock } from './guard.ts'

/**
 * Which awards a list is of: those that hold, unless `include_expired` or `include_revoked` ask for more, of one
 * `recipient` or of all; null when there is nobody of that name.
 */
export function filterAsked({ query }: Knock): Pick<AwardsQuery, 'standings' | 'q'> | null {
  const wanted = (name: string) => ['1', 'true', 'yes'].includes(query[name]?.toLowerCase() ?? '')
  const standings: AwardsQuery['standings'] = [
    'good',
    ...(wanted('include_expired') ? (['expired'] as const) : []),
    ...(wanted('include_revoked') ? (['revoked', 'suspended'] as const) : []),
  ]
  const { recipient } = query
  if (recipient === undefined || recipient === '') return { standings }
  // A text that is no address would be looked for in names.
  return 'trouble' in readAddress(recipient) ? null : { standings, q: recipient }
}
