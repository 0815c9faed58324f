import { consents } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { ConsentLine } from './consent-line.tsx'

/** Applications that may read from the backpack or push into it, and the way to end that. */
export function Consents() {
  const say = useSay()
  const query = useRead(consents.listConsents)
  const withdraw = useAct(consents.withdrawConsent, (consent: string) => ({ params: { consent } }), {
    refresh: [consents.listConsents],
  })
  return (
    <Panel id="consents" title={say('app.consents.title')} lead={say('app.consents.lead')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{say('app.consents.none')}</p>
          ) : (
            <ul className="lines">
              {items.map(consent => (
                <ConsentLine
                  key={consent.id}
                  consent={consent}
                  onWithdraw={() => withdraw.mutate(consent.id)}
                  isPending={withdraw.isPending && withdraw.variables === consent.id}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <ProblemNote problem={withdraw.error} />
    </Panel>
  )
}
