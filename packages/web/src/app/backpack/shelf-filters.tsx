import type { backpack } from '@rucksack/contract'
import { X } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { given } from '../data/given.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { useSay } from '../parts/say.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import type { Facets, ShelfQuery } from './use-shelf.ts'

const filters = ['q', 'issuer', 'tag', 'year', 'standing'] as const
const standings: readonly backpack.ShelfBadge['standing'][] = [
  'good',
  'revoked',
  'suspended',
  'expired',
  'unknown',
  'broken',
]

/** Search and filters; they live in the address, so that a view can be kept and sent. */
export function ShelfFilters({ facets }: { facets: Facets }) {
  const say = useSay()
  const [search, setSearch] = useSearchParams()
  const change = (name: string, value: string) => {
    setSearch(
      before => {
        const after = new URLSearchParams(before)
        if (value === '') after.delete(name)
        else after.set(name, value)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  }
  const of = (name: string) => search.get(name) ?? ''
  const any = { value: '', label: say('app.shelf.any') }
  const counted = (value: string | number, label: string, count: number) => ({
    value: String(value),
    label: `${label} (${count})`,
  })
  return (
    <search className="stack">
      <SearchBox label={say('app.shelf.search')} value={of('q')} onChange={value => change('q', value)} />
      <div className="shelf-filters">
        <Choice
          label={say('app.shelf.issuer')}
          value={of('issuer')}
          onChange={value => change('issuer', value)}
          options={[
            any,
            ...withCurrent(
              facets.issuers.map(one => counted(one.value, one.value, one.count)),
              of('issuer'),
            ),
          ]}
        />
        <Choice
          label={say('app.shelf.tag')}
          value={of('tag')}
          onChange={value => change('tag', value)}
          options={[
            any,
            ...withCurrent(
              facets.tags.map(one => counted(one.value, one.value, one.count)),
              of('tag'),
            ),
          ]}
        />
        <Choice
          label={say('app.shelf.year')}
          value={of('year')}
          onChange={value => change('year', value)}
          options={[
            any,
            ...withCurrent(
              facets.years.map(one => counted(one.value, String(one.value), one.count)),
              of('year'),
            ),
          ]}
        />
        <Choice
          label={say('app.shelf.standing')}
          value={of('standing')}
          onChange={value => change('standing', value)}
          options={[
            any,
            ...withCurrent(
              facets.standings.map(one => counted(one.value, say(standingKey(one.value)), one.count)),
              of('standing'),
            ),
          ]}
        />
        {isFiltered(search) ? (
          <Button look="bare" onPress={() => setSearch({}, { replace: true, preventScrollReset: true })}>
            <Icon of={X} />
            {say('app.shelf.clear')}
          </Button>
        ) : null}
      </div>
    </search>
  )
}

/** Whether the address asks for less than everything. */
export function isFiltered(search: URLSearchParams): boolean {
  return filters.some(name => (search.get(name) ?? '') !== '')
}

/** What the address asks for, as the host wants to hear it. */
export function shelfQuery(search: URLSearchParams): ShelfQuery {
  const text = (name: string) => search.get(name) ?? undefined
  const year = Number(search.get('year'))
  return given({
    q: text('q')?.slice(0, 200),
    issuer: text('issuer'),
    tag: text('tag'),
    year: Number.isInteger(year) && year >= 1900 && year <= 3000 ? year : undefined,
    standing: standings.find(one => one === text('standing')),
  })
}

function standingKey(standing: backpack.ShelfBadge['standing']) {
  return standing === 'broken' ? 'app.standing.broken' : (`standing.${standing}` as const)
}

/** A value that no badge on the shelf has any more still stands in its select. */
function withCurrent(options: { value: string; label: string }[], current: string) {
  return current === '' || options.some(option => option.value === current)
    ? options
    : [...options, { value: current, label: current }]
}
