import { issuing } from '@rucksack/contract'
import { Handshake, LayoutTemplate, Plus } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { Icon } from '../../components/icon.tsx'
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
import { AchievementCard } from './achievement-card.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'

const states = ['draft', 'published', 'archived'] as const

/** What can be earned at an organisation. */
export function AchievementsPage() {
  const say = useSay()
  const organisation = useOrganisation()
  const [search, setSearch] = useSearchParams()
  const state = states.find(one => one === search.get('state'))
  const q = search.get('q') ?? ''
  const query = given({ state, q })
  const list = usePages(issuing.listAchievements, [organisation.slug, query], (cursor, signal) =>
    call(issuing.listAchievements, {
      params: { organisation: organisation.slug },
      query: { ...query, ...cursor },
      signal,
    }),
  )
  const editor = may(organisation.role, 'editor')
  const look = (next: { state?: string | undefined; q?: string }) =>
    setSearch(given({ state, q, ...next }) as Record<string, string>, { replace: true })
  const fresh = (
    <>
      <ButtonLink to="templates">
        <Icon of={LayoutTemplate} />
        {say('app.templates.title')}
      </ButtonLink>
      <ButtonLink to="achievements/new" look="strong">
        <Icon of={Plus} />
        {say('app.achievements.new')}
      </ButtonLink>
    </>
  )
  const shared = (
    <ButtonLink to="shared">
      <Icon of={Handshake} />
      {say('grants.shared')}
    </ButtonLink>
  )
  const none = state === undefined && q === '' && list.data?.items.length === 0
  return (
    <>
      <PageHeading
        title={say('app.manage.achievements')}
        acts={
          <>
            {organisation.role === null ? null : shared}
            {editor && !none ? fresh : null}
          </>
        }
      />
      <Loaded query={list}>
        {({ items }) =>
          none ? (
            <Empty title={say('app.achievements.none')}>
              <p className="muted measure">{say('app.achievements.none-text')}</p>
              {editor ? fresh : null}
            </Empty>
          ) : (
            <div className="stack wide">
              <search className="list-filters">
                <SearchBox
                  label={say('app.achievements.search')}
                  value={q}
                  onChange={value => look({ q: value })}
                />
                <Choice
                  label={say('app.achievements.state')}
                  quiet
                  value={state ?? ''}
                  onChange={value => look({ state: value })}
                  options={[
                    { value: '', label: say('app.achievements.all') },
                    ...states.map(value => ({ value, label: say(`app.state.${value}`) })),
                  ]}
                />
              </search>
              {items.length === 0 ? <p role="status">{say('app.none-found')}</p> : null}
              <ul className="stack">
                {items.map(achievement => (
                  <AchievementCard
                    key={achievement.id}
                    achievement={achievement}
                    mayAward={may(organisation.role, 'awarder')}
                  />
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
