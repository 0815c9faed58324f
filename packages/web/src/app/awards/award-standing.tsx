import { afterAwards, issuing } from '@rucksack/contract'
import { Ban, CirclePause, CirclePlay } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** Suspend an award, end the suspension, or revoke it for good; the learner sees the reason. */
export function AwardStanding({ award }: { award: issuing.Award }) {
  const say = useSay()
  const [asking, setAsking] = useState<'suspend' | 'revoke' | null>(null)
  const params = { award: award.id }
  const refresh = [issuing.readAward, issuing.listAwards, issuing.countAwards, afterAwards.readAwardLine]
  const done = (text: string) => () => {
    tell(text)
    setAsking(null)
  }
  const revoke = useAct(issuing.revokeAward, (reason: string) => ({ params, body: { reason } }), {
    refresh,
    done: done(say('app.standing.now-revoked')),
  })
  const suspend = useAct(issuing.suspendAward, (reason: string) => ({ params, body: { reason } }), {
    refresh,
    done: done(say('app.standing.now-suspended')),
  })
  const reinstate = useAct(issuing.reinstateAward, () => ({ params }), {
    refresh,
    done: done(say('app.standing.now-good')),
  })
  if (award.answer === 'withdrawn' || award.standing === 'revoked') return null
  const act = asking === 'revoke' ? revoke : suspend
  return (
    <Panel title={say('app.standing.title')} lead={say('app.standing.lead')}>
      <div className="button-row">
        {award.standing === 'suspended' ? (
          <Button onPress={() => reinstate.mutate()} isPending={reinstate.isPending}>
            <Icon of={CirclePlay} turns />
            {say('app.standing.reinstate')}
          </Button>
        ) : (
          <Button onPress={() => setAsking('suspend')}>
            <Icon of={CirclePause} />
            {say('app.standing.suspend')}
          </Button>
        )}
        <Button onPress={() => setAsking('revoke')}>
          <Icon of={Ban} />
          {say('app.standing.revoke')}
        </Button>
      </div>
      <ProblemNote problem={reinstate.error} />
      {asking === null ? null : (
        <ReasonDialog
          what={asking}
          problem={act.error}
          isPending={act.isPending}
          onReason={reason => act.mutate(reason)}
          onClose={() => setAsking(null)}
        />
      )}
    </Panel>
  )
}
