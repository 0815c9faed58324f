import { awardBatches } from '@rucksack/contract'
import type { AwardBatch } from '@rucksack/contract/award-batches'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** A list that was not started: go on with it, or delete it. */
export function DraftActs({ batch }: { batch: AwardBatch }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const drop = useAct(awardBatches.deleteAwardBatch, () => ({ params: { batch: batch.id } }), {
    refresh: [awardBatches.listAwardBatches],
    done: () => {
      tell(say('batch.draft.deleted'))
      setAsking(false)
    },
  })
  return (
    <>
      <p className="small">{say('batch.draft.text')}</p>
      <div className="button-row">
        <ButtonLink to={batch.id}>{say('batch.draft.go-on')}</ButtonLink>
        <Button look="quiet" onPress={() => setAsking(true)}>
          {say('batch.draft.delete')}
        </Button>
      </div>
      <Confirm
        title={say('batch.draft.delete-title', { name: batch.name })}
        act={say('batch.draft.delete')}
        isOpen={asking}
        isPending={drop.isPending}
        problem={drop.error}
        onConfirm={() => drop.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('batch.draft.delete-why')}</p>
      </Confirm>
    </>
  )
}
