import type { issuing } from '@rucksack/contract'
import { PencilLine, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Button } from '../parts/button.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { CorrectAward } from './correct-award.tsx'
import { RenewAward } from './renew-award.tsx'
import { whyNot } from './why-not.ts'

/** Renew an award, or correct it: both award again and stay in the same line. */
export function AwardAgain({ award }: { award: issuing.Award }) {
  const say = useSay()
  const navigate = useNavigate()
  const { slug } = useOrganisation()
  const [asking, setAsking] = useState<'renew' | 'correct' | null>(null)
  const renewable = whyNot(award, 'renew') === null
  const correctable = whyNot(award, 'revoke') === null && award.recipient.value !== null
  const done = (text: string) => (after: issuing.Award) => {
    setAsking(null)
    tell(text)
    void navigate(`/manage/${slug}/awards/${after.id}`)
  }
  if (!renewable && !correctable) return null
  return (
    <Panel title={say('app.again.title')} lead={say('app.again.lead')}>
      <div className="button-row">
        {renewable ? (
          <Button onPress={() => setAsking('renew')}>
            <Icon of={RefreshCw} />
            {say('app.many.act.renew')}
          </Button>
        ) : null}
        {correctable ? (
          <Button onPress={() => setAsking('correct')}>
            <Icon of={PencilLine} />
            {say('app.again.correct')}
          </Button>
        ) : null}
      </div>
      {asking === 'renew' ? (
        <RenewAward award={award} onDone={done(say('app.again.renewed'))} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'correct' ? (
        <CorrectAward
          award={award}
          onDone={done(say('app.again.corrected'))}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Panel>
  )
}
