import { collections } from '@rucksack/contract'
import { useRef, useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { CollectedLine } from './collected-line.tsx'
import { useStay } from './use-stay.ts'

type Move = { badge: string; before: string | null; by?: 'up' | 'down' }
type Back = { badge: string; story: string; before: string | null }

/** The badges in their order: dragged, or moved by buttons; what was taken out can be put back. */
export function CollectedBadges({ collection }: { collection: collections.Collection }) {
  const say = useSay()
  const params = { collection: collection.id }
  const refresh = [collections.readCollection, collections.listCollections]
  const [dragged, setDragged] = useState<string | null>(null)
  const [back, setBack] = useState<Back | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const stay = useStay(list, collection.badges)
  const move = useAct(
    collections.moveCollected,
    ({ badge, before }: Move) => ({ params, body: { badges: [badge], before } }),
    { refresh, done: (_, { badge, by }) => by && stay(badge, by) },
  )
  const takeOut = useAct(
    collections.uncollectBadges,
    (out: Back) => ({ params, body: { badges: [out.badge] } }),
    { refresh, done: (_, out) => setBack(out) },
  )
  const putBack = useAct(collections.collectBadges, (out: Back) => ({ params, body: { badges: [out] } }), {
    refresh,
    done: (_, { badge }) => {
      setBack(null)
      stay(badge, 'out')
    },
  })
  const { badges } = collection
  const idAt = (index: number) => badges[index]?.id ?? null
  return (
    <>
      {badges.length === 0 ? <p className="muted">{say('app.collections.empty')}</p> : null}
      <ul className="stack" ref={list}>
        {badges.map((badge, index) => (
          <CollectedLine
            key={badge.id}
            collection={collection.id}
            badge={badge}
            onUp={
              index === 0 ? null : () => move.mutate({ badge: badge.id, before: idAt(index - 1), by: 'up' })
            }
            onDown={
              index === badges.length - 1
                ? null
                : () => move.mutate({ badge: badge.id, before: idAt(index + 2), by: 'down' })
            }
            onDrag={() => setDragged(badge.id)}
            onDrop={() => {
              if (dragged !== null && dragged !== badge.id) move.mutate({ badge: dragged, before: badge.id })
              setDragged(null)
            }}
            onOut={() => takeOut.mutate({ badge: badge.id, story: badge.story, before: idAt(index + 1) })}
          />
        ))}
      </ul>
      {back === null ? null : (
        <p role="status" className="button-row">
          <span>{say('app.collections.taken-out')}</span>
          <Button
            key={back.badge}
            autoFocus
            isPending={putBack.isPending}
            onPress={() => putBack.mutate(back)}
          >
            {say('app.collections.undo')}
          </Button>
        </p>
      )}
      <ProblemNote problem={move.error ?? takeOut.error ?? putBack.error} />
    </>
  )
}
