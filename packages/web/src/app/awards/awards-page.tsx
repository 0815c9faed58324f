import './awards.css'
import { issuing } from '@rucksack/contract'
import type { AwardChange } from '@rucksack/contract/after-awards'
import { BellRing, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { call } from '../data/call.ts'
import { usePages } from '../data/use-pages.ts'
import { useRead } from '../data/use-read.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { AwardsFilters } from './awards-filters.tsx'
import { AwardsTable } from './awards-table.tsx'
import { ManyBar } from './many-bar.tsx'
import { ManyDialog } from './many-dialog.tsx'
import { ManyResult } from './many-result.tsx'
import type { Changed } from './outcomes.ts'
import { useAwardsLook } from './use-awards-look.ts'
import { useSelection } from './use-selection.ts'

/** Every award of an organisation, what became of it, and what can be done with many at once. */
export function AwardsPage() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const [look, lookAt] = useAwardsLook()
  const { sort, order, ...filter } = look
  const list = usePages(issuing.listAwards, [slug, look], (cursor, signal) =>
    call(issuing.listAwards, { params: { organisation: slug }, query: { ...look, ...cursor }, signal }),
  )
  const counts = useRead(
    issuing.countAwards,
    { params: { organisation: slug }, query: filter },
    { keep: true },
  )
  const items = list.data?.items ?? []
  const selection = useSelection(items.map(({ id }) => id))
  const [asking, setAsking] = useState<AwardChange | null>(null)
  const [changed, setChanged] = useState<Changed | null>(null)
  const selected = items.filter(({ id }) => selection.has(id))
  return (
    <>
      <PageHeading
        title={say('app.manage.awards')}
        lead={say('app.awards.lead')}
        acts={
          role === null ? null : (
            <>
              <ButtonLink to="../batches">
                <Icon of={ListChecks} />
                {say('batch.list')}
              </ButtonLink>
              <ButtonLink to="../settings#follow-up">
                <Icon of={BellRing} />
                {say('app.follow-up.short')}
              </ButtonLink>
            </>
          )
        }
      />
      <Loaded query={list}>
        {() =>
          items.length === 0 && Object.keys(filter).length === 0 ? (
            <Empty title={say('app.awards.none')}>
              <p className="muted measure">{say('app.awards.none-text')}</p>
            </Empty>
          ) : (
            <div className="stack">
              <AwardsFilters look={look} lookAt={lookAt} counts={counts.data} />
              {changed === null ? null : (
                <ManyResult changed={changed} onChanged={setChanged} onClose={() => setChanged(null)} />
              )}
              {selected.length === 0 ? (
                <p role="status" className="many-none muted">
                  {items.length === 0
                    ? say('app.none-found')
                    : say('app.awards.shown-of', {
                        count: items.length,
                        total: counts.data?.total ?? items.length,
                      })}
                </p>
              ) : (
                <ManyBar
                  awards={selected}
                  onChange={setAsking}
                  onClear={() => selection.drop(selection.ids)}
                />
              )}
              {items.length === 0 ? null : (
                <AwardsTable
                  awards={items}
                  sorting={{ sort, order }}
                  onSort={lookAt}
                  selection={items.some(({ mayAward }) => mayAward) ? selection : null}
                />
              )}
              <MoreButton list={list} />
            </div>
          )
        }
      </Loaded>
      {asking === null ? null : (
        <ManyDialog
          change={asking}
          awards={selected}
          onDone={after => {
            setAsking(null)
            setChanged(after)
            selection.drop(after.rows.map(({ award }) => award.id))
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
