import type { AnswerOf, OperationShape, ParamsOf, QueryOf } from '@rucksack/contract'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

export type What<O extends OperationShape> = { params?: ParamsOf<O>; query?: QueryOf<O> }

/** Read something and keep it fresh; with `keep` the answer to another question stands until the new one is there. */
export function useRead<O extends OperationShape>(
  operation: O,
  what: What<O> = {},
  { enabled = true, keep = false }: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<AnswerOf<O>> {
  return useQuery<AnswerOf<O>>({
    queryKey: [operation.operationId, what],
    queryFn: ({ signal }) => call(operation, { ...what, signal }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}
