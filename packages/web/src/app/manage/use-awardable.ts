import { grants, issuing } from '@rucksack/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { call } from '../data/call.ts'
import { useOrganisation } from './organisation-layout.tsx'

/** An achievement that this organisation awards: its own, or under `/shared` one of somebody else. */
export function useAwardable(id: string): UseQueryResult<issuing.Achievement> & { shared: boolean } {
  const { slug } = useOrganisation()
  const shared = useLocation().pathname.split('/')[3] === 'shared'
  const query = useQuery({
    queryKey: [issuing.readAchievement.operationId, { id, slug, shared }],
    queryFn: async ({ signal }) =>
      shared
        ? (
            await call(grants.readSharedAchievement, {
              params: { organisation: slug, achievement: id },
              signal,
            })
          ).achievement
        : await call(issuing.readAchievement, { params: { achievement: id }, signal }),
  })
  return { ...query, shared }
}
