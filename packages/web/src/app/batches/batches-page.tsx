import './batches.css'
import { awardBatches } from '@rucksack/contract'
import { Link } from 'react-router'
import { call } from '../data/call.ts'
import { usePages } from '../data/use-pages.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Day } from '../parts/day.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { DraftActs } from './draft-acts.tsx'

/** The lists of an organisation, newest first. */
export function BatchesPage() {
  const say = useSay()
  const { slug } = useOrganisation()
  const list = usePages(awardBatches.listAwardBatches, [slug], (cursor, signal) =>
    call(awardBatches.listAwardBatches, { params: { organisation: slug }, query: cursor, signal }),
  )
  return (
    <>
      <WayBack to={`/manage/${slug}/awards`}>{say('app.manage.awards')}</WayBack>
      <PageHeading title={say('batch.list.title')} lead={say('batch.list.lead')} />
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('batch.list.none')}>
              <p className="muted measure">{say('batch.list.none-text')}</p>
            </Empty>
          ) : (
            <div className="stack">
              <ul className="batch-lines">
                {items.map(batch => (
                  <li key={batch.id} className="batch-line">
                    <div className="batch-line-head">
                      <Link to={batch.id} className="batch-cells">
                        <bdi>{batch.name}</bdi>
                      </Link>
                      <span>{say(`batch.state.${batch.state}`)}</span>
                      <span className="muted small">
                        <Day value={batch.createdAt} time />
                      </span>
                    </div>
                    {batch.state === 'draft' ? <DraftActs batch={batch} /> : null}
                    <p className="small muted">
                      {say('batch.counts', {
                        awarded: batch.counts.awarded,
                        skipped: batch.counts.skipped,
                        failed: batch.counts.failed,
                        bad: batch.counts.bad,
                      })}
                    </p>
                  </li>
                ))}
              </ul>
              <MoreButton list={list} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}
