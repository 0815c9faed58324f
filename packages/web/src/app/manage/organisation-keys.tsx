import { organisations } from '@rucksack/contract'
import { KeyRound, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Day } from '../parts/day.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { LostKey } from './lost-key.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** The keys the organisation signs with; a new one never makes old awards unverifiable. */
export function OrganisationKeys() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const params = { organisation: slug }
  const query = useRead(organisations.listIssuerKeys, { params })
  const [asking, setAsking] = useState(false)
  const [lost, setLost] = useState<organisations.IssuerKey | null>(null)
  const rotate = useAct(organisations.rotateIssuerKey, () => ({ params }), {
    refresh: [organisations.listIssuerKeys],
    done: () => {
      tell(say('app.keys.rotated'))
      setAsking(false)
    },
  })
  return (
    <Panel title={say('app.keys.title')} lead={say('app.keys.lead')}>
      <Loaded query={query}>
        {({ items }) => (
          <ul className="lines">
            {items.map(key => (
              <li key={key.id}>
                <Icon of={KeyRound} />
                <div className="line-what">
                  <code className="small" dir="ltr">
                    {key.publicKeyMultibase}
                  </code>
                  <span className="muted small block">
                    {key.compromisedAt !== null ? (
                      <Say
                        id="app.keys.compromised"
                        values={{
                          from: <Day value={key.createdAt} />,
                          to: <Day value={key.compromisedAt} time />,
                        }}
                      />
                    ) : key.retiredAt === null ? (
                      <Say id="app.keys.current" values={{ when: <Day value={key.createdAt} /> }} />
                    ) : (
                      <Say
                        id="app.keys.retired"
                        values={{ from: <Day value={key.createdAt} />, to: <Day value={key.retiredAt} /> }}
                      />
                    )}
                  </span>
                </div>
                {role === 'owner' && key.compromisedAt === null ? (
                  <Button look="quiet" onPress={() => setLost(key)}>
                    {say('app.keys.lost')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {role === 'owner' ? (
        <Button className="justify-self-start" onPress={() => setAsking(true)}>
          <Icon of={RefreshCw} />
          {say('app.keys.rotate')}
        </Button>
      ) : null}
      <Confirm
        title={say('app.keys.rotate-title')}
        act={say('app.keys.rotate')}
        isOpen={asking}
        isPending={rotate.isPending}
        problem={rotate.error}
        onConfirm={() => rotate.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.keys.rotate-why')}</p>
      </Confirm>
      {lost === null ? null : <LostKey of={lost} onClose={() => setLost(null)} />}
    </Panel>
  )
}
