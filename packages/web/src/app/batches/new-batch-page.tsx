import './batches.css'
import { awardBatches, issuing } from '@rucksack/contract'
import type { ApiProblem } from '@rucksack/contract/client'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { asProblem } from '../data/as-problem.ts'
import { call } from '../data/call.ts'
import { heed } from '../data/query-client.ts'
import { useRead } from '../data/use-read.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
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
  const query = useRead(issuing.readAchievement, { params: { achievement: id } })
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ problem: ApiProblem; given: Given } | null>(null)
  const send = async (given: Given, chosen?: string) => {
    setBusy(true)
    setRefused(null)
    try {
      const { id: batch } = await call(awardBatches.createAwardBatch, {
        query: { achievement: id, name: given.name, ...(chosen === undefined ? {} : { class: chosen }) },
        bytes: given.bytes,
        mediaType: given.mediaType,
      })
      await go(`/manage/${slug}/batches/${batch}`)
    } catch (cause) {
      heed(cause)
      setRefused({ problem: asProblem(cause), given })
      setBusy(false)
    }
  }
  return (
    <>
      <WayBack to={`/manage/${slug}/achievements/${id}`}>
        {query.data === undefined ? say('app.manage.achievements') : <bdi>{query.data.name}</bdi>}
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
