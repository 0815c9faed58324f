import { issuing, tree } from '@rucksack/contract'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Panel } from '../parts/panel.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { refreshTree } from './refresh-tree.ts'

/** Let the organisation become part of another one for good. */
export function MergeOrganisation({ below }: { below: tree.Tree['below'] }) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug, name } = useOrganisation()
  const [into, setInto] = useState('')
  const [asking, setAsking] = useState(false)
  const merge = useAct(tree.mergeOrganisation, () => ({ params: { organisation: slug }, body: { into } }), {
    refresh: [...refreshTree, issuing.listAchievements],
    done: organisation => {
      tell(say('app.tree.merged-done'))
      void navigate(`/manage/${organisation.slug}/structure`)
    },
  })
  return (
    <Panel title={say('app.tree.merge')} lead={say('app.tree.merge-lead')}>
      <PlaceChoice
        label={say('app.tree.merge-into')}
        value={into}
        onChange={setInto}
        first={{ value: '', label: say('app.tree.choose') }}
        below={below}
      />
      <Button
        look="danger"
        className="justify-self-start"
        isDisabled={into === ''}
        onPress={() => setAsking(true)}
      >
        {say('app.tree.merge-act')}
      </Button>
      <Confirm
        title={<Say id="app.tree.merge-title" values={{ name }} />}
        act={say('app.tree.merge-act')}
        isOpen={asking}
        isPending={merge.isPending}
        problem={merge.error}
        onConfirm={() => merge.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.tree.merge-why')}</p>
      </Confirm>
    </Panel>
  )
}
