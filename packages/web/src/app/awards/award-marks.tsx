import type { issuing } from '@rucksack/contract'
import { CircleCheck, CircleX, Hourglass, Mail, MailX, Undo2 } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { useSay } from '../parts/say.tsx'
import { Standing } from '../parts/standing.tsx'

const marks = {
  pending: { icon: Hourglass, tone: 'tone-warn' },
  unclaimed: { icon: Mail, tone: 'tone-info' },
  accepted: { icon: CircleCheck, tone: 'tone-good' },
  declined: { icon: CircleX, tone: 'tone-warn' },
  withdrawn: { icon: Undo2, tone: 'tone-info' },
} as const

/** What the learner answered, and how the award stands when it is not in good standing. */
export function AwardMarks({ award }: { award: issuing.Award }) {
  const say = useSay()
  const { icon, tone } = marks[award.answer]
  return (
    <span className="marks">
      <span className={`mark ${tone}`}>
        <Icon of={icon} />
        {say(`app.answer.${award.answer}`)}
      </span>
      {award.undelivered === null ? null : (
        <span className="mark tone-bad">
          <Icon of={MailX} />
          {say('app.undelivered')}
        </span>
      )}
      {award.standing === 'good' || award.answer === 'withdrawn' ? null : (
        <Standing standing={award.standing} />
      )}
    </span>
  )
}
