import type { AnswerOf, OperationShape, ParamsOf, QueryOf } from '@rucksack/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

export type What<O extends OperationShape> = { params?: ParamsOf<O>; query?: QueryOf<O> }

/** Read something and keep it fresh. */
export function useRead<O extends OperationShape>(
  operation: O,
  what: What<O> = {},
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<AnswerOf<O>> {
  return useQuery<AnswerOf<O>>({
    queryKey: [operation.operationId, what],
    queryFn: ({ signal }) => call(operation, { ...what, signal }),
    enabled,
  })
}
