import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { EmptyShelf } from './empty-shelf.tsx'
import { RemoveSelected } from './remove-selected.tsx'
import { Shelf } from './shelf.tsx'
import { isFiltered, ShelfFilters, shelfQuery } from './shelf-filters.tsx'
import { useShelf } from './use-shelf.ts'
import { Waiting } from './waiting.tsx'

/** The shelf with everything the learner keeps. */
export function ShelfPage() {
  const say = useSay()
  const [search] = useSearchParams()
  const filtered = isFiltered(search)
  const shelf = useShelf(shelfQuery(search))
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null)
  return (
    <>
      <PageHeading
        title={say('common.backpack')}
        acts={
          <>
            <ButtonLink to="/backpack/collections">{say('app.collections.title')}</ButtonLink>
            <ButtonLink to="/backpack/profile">{say('app.profile-page.title')}</ButtonLink>
            <ButtonLink to="/backpack/groups">{say('app.groups.title')}</ButtonLink>
            <ButtonLink to="/backpack/add" look="strong">
              <Icon of={Plus} />
              {say('app.shelf.add')}
            </ButtonLink>
          </>
        }
      />
      <Waiting />
      <Loaded query={shelf}>
        {({ badges, total, facets }) =>
          badges.length === 0 && !filtered ? (
            <EmptyShelf />
          ) : (
            <div className="stack wide">
              <ShelfFilters facets={facets} />
              <div className="shelf-line">
                <p role="status">
                  {badges.length === 0
                    ? say('app.shelf.none-found')
                    : say(filtered ? 'app.shelf.found' : 'app.shelf.count', { count: total })}
                </p>
                {badges.length > 0 && selected === null ? (
                  <Button look="bare" onPress={() => setSelected(new Set())}>
                    {say('app.shelf.select')}
                  </Button>
                ) : null}
              </div>
              {selected === null ? null : (
                <RemoveSelected
                  badges={badges.filter(badge => selected.has(badge.id))}
                  everything={badges}
                  onSelect={setSelected}
                />
              )}
              <Shelf badges={badges} selected={selected} onSelect={setSelected} />
              <MoreButton list={shelf} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}
