import { tree } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { refreshTree } from './refresh-tree.ts'

/** Put the organisation somewhere else, with all below it. */
export function MoveOrganisation({ below }: { below: tree.Tree['below'] }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [to, setTo] = useState('')
  const move = useAct(
    tree.moveOrganisation,
    () => ({ params: { organisation: slug }, body: { parent: to === '' ? null : to } }),
    { refresh: refreshTree, done: () => tell(say('app.tree.moved')) },
  )
  return (
    <Panel title={say('app.tree.move')} lead={say('app.tree.move-lead')}>
      <ActForm onAct={() => move.mutate()} problem={move.error}>
        <PlaceChoice
          label={say('app.tree.move-to')}
          value={to}
          onChange={setTo}
          first={{ value: '', label: say('app.tree.top') }}
          below={below}
        />
        <Button type="submit" isPending={move.isPending} className="justify-self-start">
          {say('app.tree.move-act')}
        </Button>
      </ActForm>
    </Panel>
  )
}
