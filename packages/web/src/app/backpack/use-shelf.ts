import type { AnswerOf, QueryOf } from '@rucksack/contract'
import { backpack } from '@rucksack/contract'
import { call } from '../data/call.ts'
import { usePages } from '../data/use-pages.ts'

export type ShelfQuery = QueryOf<typeof backpack.listBadges>
export type ShelfBadge = backpack.ShelfBadge
export type Facets = AnswerOf<typeof backpack.listBadges>['facets']

/** The badges that fit, up to a thousand at a time. */
export function useShelf(query: ShelfQuery) {
  const { data, ...rest } = usePages(backpack.listBadges, query, (cursor, signal) =>
    call(backpack.listBadges, { query: { ...query, limit: 1000, ...cursor }, signal }),
  )
  const facets = data?.pages[0]?.facets ?? none
  return { ...rest, data: data && { badges: data.items, total: data.total ?? data.items.length, facets } }
}

const none: Facets = { issuers: [], tags: [], years: [], standings: [] }
