import type { issuing } from '@rucksack/contract'
import { useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { LeavingMail } from './leaving-mail.tsx'
import { useOrganisation } from './organisation-layout.tsx'

type Props = { award: issuing.Award; receivedAt: number; onNext: () => void }

/** The award was made: the mail waits a minute, in which it can be taken back. */
export function AwardSent({ award: made, receivedAt, onNext }: Props) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [award, setAward] = useState(made)
  const who = award.recipient.name ?? award.recipient.value ?? ''
  const withdrawn = award.answer === 'withdrawn'
  return (
    <div className="stack wide">
      <Notice
        tone={withdrawn ? 'info' : 'good'}
        title={<Say id={withdrawn ? 'app.award.taken-back' : 'app.award.made'} values={{ who }} />}
        alert
      >
        <p>
          <Say
            id={award.recipient.kind === 'email' ? 'app.award.made-text' : 'address.made-text'}
            values={{ name: award.achievement.name, address: award.recipient.value ?? '' }}
          />
        </p>
      </Notice>
      <LeavingMail award={award} receivedAt={receivedAt} onChange={setAward} />
      <div className="button-row">
        <Button look="strong" onPress={onNext}>
          {say('app.award.next')}
        </Button>
        <ButtonLink to={`/manage/${slug}/awards/${made.id}`}>{say('app.award.see')}</ButtonLink>
        <ButtonLink to={`/manage/${slug}/awards`}>{say('app.award.see-all')}</ButtonLink>
      </div>
    </div>
  )
}
