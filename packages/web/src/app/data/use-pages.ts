import type { OperationShape } from '@rucksack/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

type Listed<Item> = { items: Item[]; next: string | null; total?: number }
type ReadPage<Page> = (cursor: { cursor?: string }, signal: AbortSignal) => Promise<Page>

/** Walk a list page by page through its cursor; `what` is all that the list depends on. */
export function usePages<Item, Page extends Listed<Item>>(
  operation: OperationShape,
  what: unknown,
  read: ReadPage<Page & Listed<Item>>,
) {
  const pages = useInfiniteQuery({
    queryKey: [operation.operationId, 'pages', what],
    queryFn: ({ signal, pageParam }) => read(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    placeholderData: keepPreviousData,
  })
  const { data, isError, error, refetch } = pages
  return {
    data: data && {
      pages: data.pages,
      items: data.pages.flatMap(page => page.items),
      total: data.pages[0]?.total,
    },
    isError,
    error,
    refetch,
    hasMore: pages.hasNextPage,
    isFetchingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  }
}
