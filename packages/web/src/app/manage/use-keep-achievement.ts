import { issuing } from '@rucksack/contract'
import type { ApiProblem } from '@rucksack/contract/client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { keyKeeper } from '../data/act-key.ts'
import { asProblem } from '../data/as-problem.ts'
import { call } from '../data/call.ts'
import { heed } from '../data/query-client.ts'
import { type Draft, fieldsOf } from './achievement-draft.ts'

type Keep = { draft: Draft; picture: File | null; publish: boolean }

/**
 * Keep an achievement: first its words, then its picture, then publish it if asked. When a later step does
 * not work, the earlier ones stand and `kept` says so.
 */
export function useKeepAchievement(organisation: string, before: issuing.Achievement | null) {
  const queries = useQueryClient()
  const [keys] = useState(keyKeeper)
  const kept = useRef(before)
  const [busy, setBusy] = useState<'keep' | 'publish' | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const words = async (draft: Draft) => {
    const body = fieldsOf(draft, issuing.achievementTypes)
    if (kept.current !== null)
      return call(issuing.changeAchievement, { params: { achievement: kept.current.id }, body })
    const idempotencyKey = keys.keyFor(JSON.stringify(body))
    // The page of a programme leads here with its id, and what is written then belongs to it.
    const programme = new URLSearchParams(window.location.search).get('programme')
    const created = programme === null ? body : { ...body, programme }
    return call(issuing.createAchievement, { params: { organisation }, body: created, idempotencyKey })
  }
  const keep = async ({ draft, picture, publish }: Keep): Promise<issuing.Achievement | null> => {
    setBusy(publish ? 'publish' : 'keep')
    setProblem(null)
    try {
      kept.current = await words(draft)
      const params = { achievement: kept.current.id }
      if (picture !== null)
        kept.current = await call(issuing.setAchievementImage, {
          params,
          bytes: picture,
          mediaType: picture.type,
        })
      if (publish)
        kept.current = await call(issuing.publishAchievement, {
          params,
          idempotencyKey: keys.keyFor(`publish ${params.achievement}`),
        })
      keys.settled()
      return kept.current
    } catch (cause) {
      heed(cause)
      setProblem(asProblem(cause))
      return null
    } finally {
      for (const read of [issuing.listAchievements, issuing.readAchievement, issuing.listVersions])
        void queries.invalidateQueries({ queryKey: [read.operationId] })
      setBusy(null)
    }
  }
  return { keep, busy, problem, kept: () => kept.current }
}
