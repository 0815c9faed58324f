import type { QueryOf } from '@rucksack/contract'
import { issuing } from '@rucksack/contract'
import { useSearchParams } from 'react-router'
import { given } from '../data/given.ts'

type ListQuery = NonNullable<QueryOf<typeof issuing.listAwards>>

/** What somebody looks at: of which kind, in which order. */
export type AwardsLook = Pick<ListQuery, 'answer' | 'undelivered' | 'standing' | 'q' | 'achievement'> &
  Required<Pick<ListQuery, 'sort' | 'order'>>

export type LookAt = (change: Partial<Record<keyof AwardsLook, string>>) => void

/** The look lives in the address, so that it can be kept and sent. */
export function useAwardsLook(): [AwardsLook, LookAt] {
  const [search, setSearch] = useSearchParams()
  const text = (name: string) => search.get(name) ?? undefined
  const achievement = text('achievement')
  const filter = given({
    answer: issuing.awardStates.find(one => one === text('answer')),
    undelivered: text('undelivered') === 'true' || undefined,
    standing: issuing.awardStandings.find(one => one === text('standing')),
    q: text('q')?.slice(0, 200),
    achievement: /^[0-9a-f-]{36}$/i.test(achievement ?? '') ? achievement : undefined,
  })
  const sort = issuing.awardOrderings.find(one => one === text('sort')) ?? 'date'
  const order = text('order') === 'asc' ? 'asc' : 'desc'
  const lookAt: LookAt = change =>
    setSearch(
      before => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(change))
          if (value === '') after.delete(name)
          else after.set(name, value)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  return [{ ...filter, sort, order }, lookAt]
}
