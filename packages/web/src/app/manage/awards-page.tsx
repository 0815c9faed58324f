import { issuing } from '@rucksack/contract'
import { useSearchParams } from 'react-router'
import { call } from '../data/call.ts'
import { given } from '../data/given.ts'
import { usePages } from '../data/use-pages.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { AwardsTable } from './awards-table.tsx'
import { useOrganisation } from './organisation-layout.tsx'

const standings = ['good', 'suspended', 'revoked', 'expired'] as const

/** Every award of an organisation, newest first, and what became of it. */
export function AwardsPage() {
  const say = useSay()
  const { slug } = useOrganisation()
  const [search, setSearch] = useSearchParams()
  const answer = issuing.awardStates.find(one => one === search.get('answer'))
  const standing = standings.find(one => one === search.get('standing'))
  const q = search.get('q') ?? ''
  const query = given({ answer, standing, q, achievement: search.get('achievement') ?? undefined })
  const list = usePages(issuing.listAwards, [slug, query], (cursor, signal) =>
    call(issuing.listAwards, { params: { organisation: slug }, query: { ...query, ...cursor }, signal }),
  )
  const look = (next: Record<string, string>) =>
    setSearch(
      before =>
        new URLSearchParams(given({ ...Object.fromEntries(before), ...next }) as Record<string, string>),
      {
        replace: true,
      },
    )
  const any = { value: '', label: say('app.shelf.any') }
  return (
    <>
      <PageHeading
        title={say('app.manage.awards')}
        lead={say('app.awards.lead')}
        acts={<ButtonLink to="../batches">{say('batch.list')}</ButtonLink>}
      />
      <Loaded query={list}>
        {({ items, total }) =>
          items.length === 0 && Object.keys(query).length === 0 ? (
            <Empty title={say('app.awards.none')}>
              <p className="muted measure">{say('app.awards.none-text')}</p>
            </Empty>
          ) : (
            <div className="stack">
              <search className="list-filters">
                <SearchBox
                  label={say('app.awards.search')}
                  value={q}
                  onChange={value => look({ q: value })}
                />
                <Choice
                  label={say('app.awards.answer')}
                  value={answer ?? ''}
                  onChange={value => look({ answer: value })}
                  options={[
                    any,
                    ...issuing.awardStates.map(value => ({ value, label: say(`app.answer.${value}`) })),
                  ]}
                />
                <Choice
                  label={say('app.shelf.standing')}
                  value={standing ?? ''}
                  onChange={value => look({ standing: value })}
                  options={[any, ...standings.map(value => ({ value, label: say(`standing.${value}`) }))]}
                />
              </search>
              <p role="status" className="muted">
                {items.length === 0
                  ? say('app.none-found')
                  : total === undefined
                    ? say('app.awards.shown', { count: items.length })
                    : say('app.awards.shown-of', { count: items.length, total })}
              </p>
              {items.length === 0 ? null : <AwardsTable awards={items} complete={!list.hasMore} />}
              <MoreButton list={list} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}
