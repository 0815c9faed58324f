import './batches.css'
import { awardBatches } from '@rucksack/contract'
import type { ApiProblem } from '@rucksack/contract/client'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { keyKeeper } from '../data/act-key.ts'
import { asProblem } from '../data/as-problem.ts'
import { call } from '../data/call.ts'
import { heed } from '../data/query-client.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { useAwardable } from '../manage/use-awardable.ts'
import { Loaded, Waiting } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { GiveList, type Given } from './give-list.tsx'

/** Award an achievement to many: give a list; nothing is awarded before it was looked at. */
export function NewBatchPage() {
  const say = useSay()
  const { slug } = useOrganisation()
  const { id = '' } = useParams()
  const go = useNavigate()
  const query = useAwardable(id)
  const [busy, setBusy] = useState(false)
  const [keys] = useState(keyKeeper)
  const [refused, setRefused] = useState<{ problem: ApiProblem; given: Given } | null>(null)
  const send = async (given: Given, chosen?: string) => {
    setBusy(true)
    setRefused(null)
    try {
      const what = [id, given.name, given.mediaType, given.bytes.length, chosen]
      const { id: batch } = await call(awardBatches.createAwardBatch, {
        idempotencyKey: keys.keyFor(JSON.stringify(what)),
        query: {
          achievement: id,
          organisation: slug,
          name: given.name,
          ...(chosen === undefined ? {} : { class: chosen }),
        },
        bytes: given.bytes,
        mediaType: given.mediaType,
      })
      keys.settled()
      await go(`/manage/${slug}/batches/${batch}`)
    } catch (cause) {
      heed(cause)
      const problem = asProblem(cause)
      // Of a list whose answer was lost, the next try finds the draft.
      if (problem.code !== 'unreachable' && problem.code !== 'idempotency-in-flight') keys.settled()
      setRefused({ problem, given })
      setBusy(false)
    }
  }
  return (
    <>
      <WayBack to={query.shared ? `/manage/${slug}/shared` : `/manage/${slug}/achievements/${id}`}>
        {query.data === undefined || query.shared ? (
          say(query.shared ? 'grants.shared' : 'app.manage.achievements')
        ) : (
          <bdi>{query.data.name}</bdi>
        )}
      </WayBack>
      <Loaded query={query}>
        {achievement => (
          <>
            <PageHeading
              title={say('batch.new.title', { name: achievement.name })}
              lead={say('batch.new.lead')}
            >
              <Say id="batch.new.title" values={{ name: <bdi className="serif">{achievement.name}</bdi> }} />
            </PageHeading>
            {busy ? (
              <Waiting />
            ) : (
              <GiveList
                problem={refused?.problem ?? null}
                onGive={given => void send(given)}
                onClass={chosen => {
                  if (refused) void send(refused.given, chosen)
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
