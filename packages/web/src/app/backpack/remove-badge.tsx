import { backpack } from '@rucksack/contract'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Panel } from '../parts/panel.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** Take the badge out of the backpack, after asking once more. */
export function RemoveBadge({ badge }: { badge: backpack.KeptBadge }) {
  const say = useSay()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useAct(backpack.removeBadge, () => ({ params: { badge: badge.id } }), {
    refresh: [backpack.listBadges],
    done: () => {
      tell(say('app.shelf.removed', { count: 1 }))
      void navigate('/backpack')
    },
  })
  return (
    <Panel title={say('app.badge.remove')} lead={say('app.badge.remove-why')}>
      <Button className="justify-self-start" onPress={() => setAsking(true)}>
        <Icon of={Trash2} />
        {say('app.badge.remove-act')}
      </Button>
      <Confirm
        title={<Say id="app.badge.remove-title" values={{ name: badge.name }} />}
        act={say('app.remove')}
        isOpen={asking}
        isPending={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.badge.remove-why')}</p>
      </Confirm>
    </Panel>
  )
}
