import { collections } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { CollectedLine } from './collected-line.tsx'

type Back = { badge: string; story: string; before: string | null }

/** The badges in their order: dragged, or moved by buttons; what was taken out can be put back. */
export function CollectedBadges({ collection }: { collection: collections.Collection }) {
  const say = useSay()
  const params = { collection: collection.id }
  const refresh = [collections.readCollection, collections.listCollections]
  const [dragged, setDragged] = useState<string | null>(null)
  const [back, setBack] = useState<Back | null>(null)
  const move = useAct(
    collections.moveCollected,
    ({ badge, before }: { badge: string; before: string | null }) => ({
      params,
      body: { badges: [badge], before },
    }),
    { refresh },
  )
  const takeOut = useAct(
    collections.uncollectBadges,
    (out: Back) => ({ params, body: { badges: [out.badge] } }),
    { refresh, done: (_, out) => setBack(out) },
  )
  const putBack = useAct(collections.collectBadges, (out: Back) => ({ params, body: { badges: [out] } }), {
    refresh,
    done: () => setBack(null),
  })
  const { badges } = collection
  const idAt = (index: number) => badges[index]?.id ?? null
  return (
    <>
      {badges.length === 0 ? <p className="muted">{say('app.collections.empty')}</p> : null}
      <ul className="stack">
        {badges.map((badge, index) => (
          <CollectedLine
            key={badge.id}
            collection={collection.id}
            badge={badge}
            onUp={index === 0 ? null : () => move.mutate({ badge: badge.id, before: idAt(index - 1) })}
            onDown={
              index === badges.length - 1
                ? null
                : () => move.mutate({ badge: badge.id, before: idAt(index + 2) })
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
          <Button isPending={putBack.isPending} onPress={() => putBack.mutate(back)}>
            {say('app.collections.undo')}
          </Button>
        </p>
      )}
      <ProblemNote problem={move.error ?? takeOut.error ?? putBack.error} />
    </>
  )
}
