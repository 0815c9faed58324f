import type { consents } from '@rucksack/contract'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Say, useSay } from '../parts/say.tsx'

type Props = { consent: consents.Consent; onWithdraw: () => void; isPending: boolean }

/** One application: who it is, what it may do, since when, when it was used. */
export function ConsentLine({ consent, onWithdraw, isPending }: Props) {
  const say = useSay()
  return (
    <li>
      <div className="line-what">
        <strong>
          <bdi>{consent.client}</bdi>
        </strong>
        <span className="small block" dir="ltr">
          {consent.host}
        </span>
        <ul className="small">
          {consent.powers.map(power => (
            <li key={power}>{say(`consent.${power}`)}</li>
          ))}
        </ul>
        <span className="muted small block">
          <Say id="app.consents.given" values={{ when: <Day value={consent.givenAt} /> }} />
          {' · '}
          {consent.lastUsedAt === null ? (
            say('app.consents.never-used')
          ) : (
            <Say id="app.last-used" values={{ when: <Day value={consent.lastUsedAt} time /> }} />
          )}
        </span>
      </div>
      <Button
        look="bare"
        onPress={onWithdraw}
        isPending={isPending}
        aria-label={say('app.consents.withdraw.named', { client: consent.client })}
      >
        {say('app.consents.withdraw')}
      </Button>
    </li>
  )
}
