import type { QueryOf } from '@rucksack/contract'
import { backpack } from '@rucksack/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../data/call.ts'

export type ShelfQuery = QueryOf<typeof backpack.listBadges>

/** The badges that fit, up to a thousand at a time. */
export function useShelf(query: ShelfQuery) {
  const pages = useInfiniteQuery({
    queryKey: [backpack.listBadges.operationId, query],
    queryFn: ({ signal, pageParam }) =>
      call(backpack.listBadges, {
        query: { ...query, limit: 1000, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    placeholderData: keepPreviousData,
    select: ({ pages }) => {
      const badges = pages.flatMap(page => page.items)
      const none = { issuers: [], tags: [], years: [], standings: [] }
      return { badges, total: pages[0]?.total ?? badges.length, facets: pages[0]?.facets ?? none }
    },
  })
  return {
    data: pages.data,
    isError: pages.isError,
    error: pages.error,
    refetch: pages.refetch,
    hasMore: pages.hasNextPage,
    isFetchingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  }
}
