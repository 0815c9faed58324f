import { issuing } from '@rucksack/contract'
import { Send, Undo2 } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useSecondsLeft } from './use-seconds-left.ts'

type Props = { award: issuing.Award; receivedAt: number; onChange: (award: issuing.Award) => void }

/** The mail of an award: when it leaves, sending it now or again, taking the award back, and the link itself. */
export function LeavingMail({ award, receivedAt, onChange }: Props) {
  const say = useSay()
  const seconds = useSecondsLeft(award, receivedAt)
  const request = () => ({ params: { award: award.id } })
  const refresh = [issuing.listAwards, issuing.countAwards, issuing.readAward]
  const send = useAct(issuing.sendAwardNow, request, {
    refresh,
    done: after => {
      tell(say('app.mail.sent'))
      onChange(after)
    },
  })
  const withdraw = useAct(issuing.withdrawAward, request, {
    refresh,
    done: after => {
      tell(say('app.mail.withdrawn'))
      onChange(after)
    },
  })
  if (award.answer === 'withdrawn') return null
  const pending = award.answer === 'pending'
  return (
    <section className="card stack" aria-label={say('app.mail.title')}>
      {award.undelivered === null ? null : (
        <p className="field-error">{say(`app.undelivered.${award.undelivered}`)}</p>
      )}
      <p className="lead">
        {award.recipient.kind !== 'email'
          ? say('address.hand-over')
          : award.undelivered !== null
            ? say('app.undelivered.try')
            : pending && seconds > 0
              ? say('app.mail.leaves', { seconds })
              : say(award.mailedAt === null ? 'app.mail.leaving' : 'app.mail.has-left')}
      </p>
      {award.recipient.kind === 'account' && award.claimLink !== null ? (
        <p className="muted">{say('address.account-waits')}</p>
      ) : null}
      <div className="button-row">
        {pending && seconds > 0 ? (
          <Button onPress={() => withdraw.mutate()} isPending={withdraw.isPending}>
            <Icon of={Undo2} turns />
            {say('app.mail.take-back')}
          </Button>
        ) : null}
        {award.recipient.kind === 'email' && (pending || award.answer === 'unclaimed') ? (
          <Button onPress={() => send.mutate()} isPending={send.isPending}>
            <Icon of={Send} turns />
            {say(pending ? 'app.mail.send-now' : 'app.mail.send-again')}
          </Button>
        ) : null}
      </div>
      <ProblemNote problem={withdraw.error ?? send.error} />
      {award.claimLink === null ? null : (
        <LinkLine label={say('app.mail.claim-link')} url={award.claimLink} />
      )}
    </section>
  )
}
