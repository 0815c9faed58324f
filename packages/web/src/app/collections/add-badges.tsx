import { backpack, collections } from '@rucksack/contract'
import { useRef, useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { useSay } from '../parts/say.tsx'
import { SearchBox } from '../parts/search-box.tsx'

/** Badges of the shelf that are not in it yet, to tick and put in. */
export function AddBadges({ collection }: { collection: collections.Collection }) {
  const say = useSay()
  const [q, setQ] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const shelf = useRead(
    backpack.listBadges,
    { query: q === '' ? { limit: 100 } : { limit: 100, q } },
    { keep: true },
  )
  const search = useRef<HTMLDivElement>(null)
  const there = new Set(collection.badges.map(badge => badge.id))
  const offered = (shelf.data?.items ?? []).filter(badge => !there.has(badge.id))
  const put = useAct(
    collections.collectBadges,
    () => ({
      params: { collection: collection.id },
      body: { badges: [...ticked].map(badge => ({ badge })) },
    }),
    {
      refresh: [collections.readCollection, collections.listCollections],
      // What was ticked has left the list, and the button has nothing to do: the next is looked for.
      done: () => {
        setTicked(new Set())
        search.current?.querySelector('input')?.focus()
      },
    },
  )
  const tick = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  return (
    <ActForm problem={put.error} onAct={() => put.mutate()}>
      <div ref={search}>
        <SearchBox label={say('app.profile-page.search')} value={q} onChange={setQ} />
      </div>
      {offered.length === 0 ? <p className="muted">{say('app.collections.no-more')}</p> : null}
      <ul className="stack tight">
        {offered.map(({ id, name, issuer }) => (
          <li key={id}>
            <CheckBox isSelected={ticked.has(id)} onChange={() => tick(id)}>
              <span>
                <bdi>{name}</bdi> <bdi className="muted small">{issuer}</bdi>
              </span>
            </CheckBox>
          </li>
        ))}
      </ul>
      <Button
        type="submit"
        look="strong"
        isDisabled={ticked.size === 0}
        isPending={put.isPending}
        className="justify-self-start"
      >
        {say('app.collections.put', { count: ticked.size })}
      </Button>
    </ActForm>
  )
}
