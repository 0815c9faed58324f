import { backpack, collections } from '@rucksack/contract'
import type { ApiProblem } from '@rucksack/contract/client'
import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { asProblem } from '../data/as-problem.ts'
import { call } from '../data/call.ts'
import { heed } from '../data/query-client.ts'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import type { ShelfBadge } from './use-shelf.ts'

type Props = {
  badges: ShelfBadge[]
  everything: ShelfBadge[]
  onSelect: (selected: ReadonlySet<string> | null) => void
}

/** What can be done with the selected badges. */
export function RemoveSelected({ badges, everything, onSelect }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const go = useNavigate()
  const collect = useAct(
    collections.createCollection,
    () => ({ body: { name: say('app.collections.new-name'), badges: badges.map(badge => badge.id) } }),
    {
      refresh: [collections.listCollections],
      done: ({ id }) => void go(`/backpack/collections/${id}`),
    },
  )
  const remove = async () => {
    setProblem(null)
    const left = new Set(badges.map(badge => badge.id))
    try {
      for (const badge of badges) {
        setDone(badges.length - left.size)
        await call(backpack.removeBadge, { params: { badge: badge.id } })
        left.delete(badge.id)
      }
      setAsking(false)
      onSelect(null)
      tell(say('app.shelf.removed', { count: badges.length }))
    } catch (cause) {
      heed(cause)
      setProblem(asProblem(cause))
      onSelect(left)
    }
    setDone(null)
    await queries.invalidateQueries({ queryKey: [backpack.listBadges.operationId] })
  }
  return (
    <section className="card shelf-acts" aria-label={say('app.shelf.select')}>
      <p role="status">{say('app.shelf.selected', { count: badges.length })}</p>
      <div className="button-row">
        <Button onPress={() => onSelect(new Set(everything.map(badge => badge.id)))}>
          {say('app.shelf.select-all')}
        </Button>
        <Button
          isDisabled={badges.length === 0 || badges.length > collections.collectionLimits.badges}
          isPending={collect.isPending}
          onPress={() => collect.mutate()}
        >
          {say('app.collections.of-selected')}
        </Button>
        <Button isDisabled={badges.length === 0} onPress={() => setAsking(true)}>
          <Icon of={Trash2} />
          {say('app.remove')}
        </Button>
        <Button onPress={() => onSelect(null)}>{say('app.done')}</Button>
      </div>
      <ProblemNote problem={collect.error} />
      <Confirm
        title={say('app.shelf.remove-title', { count: badges.length })}
        act={say('app.remove')}
        isOpen={asking}
        isPending={done !== null}
        problem={problem}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.shelf.remove-why')}</p>
        {done === null ? null : (
          <p role="status">{say('app.shelf.removing', { done, count: badges.length })}</p>
        )}
      </Confirm>
    </section>
  )
}
