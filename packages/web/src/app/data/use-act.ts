import type { AnswerOf, OperationShape } from '@rucksack/contract'
import type { ApiProblem, Request } from '@rucksack/contract/client'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyKeeper } from './act-key.ts'
import { asProblem } from './as-problem.ts'
import { call } from './call.ts'

export type After<O extends OperationShape, Input> = {
  /** Reads that are no longer true afterwards. */
  refresh?: OperationShape[]
  done?: (answer: AnswerOf<O>, input: Input) => void
}

/** Let the person do something; a POST carries one Idempotency-Key per act, the same when its answer got lost. */
export function useAct<O extends OperationShape, Input = void>(
  operation: O,
  request: (input: Input) => Request<O>,
  { refresh = [], done }: After<O, Input> = {},
): UseMutationResult<AnswerOf<O>, ApiProblem, Input> {
  const queries = useQueryClient()
  const [keys] = useState(keyKeeper)
  const keyed = operation.method === 'POST' && operation.idempotent !== false
  return useMutation<AnswerOf<O>, ApiProblem, Input>({
    mutationFn: async input => {
      const asked = request(input)
      const key = keyed ? keys.keyFor(JSON.stringify([asked.params, asked.body])) : undefined
      try {
        const answer = await call(operation, key === undefined ? asked : { ...asked, idempotencyKey: key })
        keys.settled()
        return answer
      } catch (cause) {
        const problem = asProblem(cause)
        if (problem.code !== 'unreachable' && problem.code !== 'idempotency-in-flight') keys.settled()
        throw problem
      }
    },
    onSuccess: async (answer, input) => {
      for (const read of refresh) void queries.invalidateQueries({ queryKey: [read.operationId] })
      done?.(answer, input)
    },
  })
}
