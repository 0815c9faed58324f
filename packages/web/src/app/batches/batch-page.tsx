import './batches.css'
import { awardBatches } from '@rucksack/contract'
import type { AwardBatch } from '@rucksack/contract/award-batches'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../data/call.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { BatchColumns } from './batch-columns.tsx'
import { BatchProgress } from './batch-progress.tsx'
import { BatchRows } from './batch-rows.tsx'
import { BatchStart } from './batch-start.tsx'

const lookEveryMs = 1_000

/** One list on its way: what its columns hold, what is wrong with it, and how far it is. */
export function BatchPage() {
  const say = useSay()
  const { slug } = useOrganisation()
  const { batch: id = '' } = useParams()
  const query = useQuery<AwardBatch>({
    queryKey: [awardBatches.readAwardBatch.operationId, { params: { batch: id } }],
    queryFn: ({ signal }) => call(awardBatches.readAwardBatch, { params: { batch: id }, signal }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? lookEveryMs : false),
  })
  return (
    <Loaded query={query}>
      {batch => (
        <>
          <WayBack to={`/manage/${slug}/batches`}>{say('batch.list.title')}</WayBack>
          <PageHeading
            title={batch.name}
            lead={say('batch.lead', { achievement: batch.achievement.name, total: batch.counts.total })}
          />
          <div className="stack wide">
            {batch.state === 'draft' ? (
              <>
                <BatchColumns batch={batch} />
                <BatchStart batch={batch} />
              </>
            ) : (
              <BatchProgress batch={batch} />
            )}
            <BatchRows batch={batch} />
          </div>
        </>
      )}
    </Loaded>
  )
}

const isMoving = (batch: AwardBatch | undefined) => batch?.state === 'running' || batch?.state === 'scheduled'
