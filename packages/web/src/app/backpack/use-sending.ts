import { backpack } from '@rucksack/contract'
import type { ApiProblem } from '@rucksack/contract/client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../data/as-problem.ts'
import { call } from '../data/call.ts'
import { heed } from '../data/query-client.ts'
import type { Candidate } from './candidate.ts'

export type Outcome =
  | { kind: 'sending' }
  | { kind: 'added'; added: backpack.Added }
  | { kind: 'refused'; problem: ApiProblem }

/** Send candidates to the backpack and remember what became of each. */
export function useSending() {
  const queries = useQueryClient()
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({})
  const note = (key: string, outcome: Outcome) => setOutcomes(before => ({ ...before, [key]: outcome }))
  const send = async ({ key, send: what }: Candidate) => {
    if (what === null) return
    note(key, { kind: 'sending' })
    try {
      const content = 'url' in what ? { bytes: JSON.stringify(what), mediaType: 'application/json' } : what
      const added = await call(backpack.addBadge, { ...content, idempotencyKey: key })
      note(key, { kind: 'added', added })
      void queries.invalidateQueries({ queryKey: [backpack.listBadges.operationId] })
    } catch (cause) {
      heed(cause)
      note(key, { kind: 'refused', problem: asProblem(cause) })
    }
  }
  return { outcomes, send }
}
