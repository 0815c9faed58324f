import { grants, type issuing } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { GiveGrant } from './give-grant.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'
import { Partners } from './partners.tsx'

/** Who else may award or copy an achievement, and the way to let somebody. */
export function AchievementGrants({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const { role } = useOrganisation()
  const owner = may(role, 'owner')
  const query = useRead(grants.listGrants, { params: { achievement: achievement.id } })
  const end = useAct(grants.endGrant, (grant: string) => ({ params: { grant } }), {
    refresh: [grants.listGrants],
  })
  return (
    <Panel title={say('grants.title')} lead={say('grants.lead')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{say('grants.none')}</p>
          ) : (
            <ul className="lines">
              {items.map(grant => (
                <li key={grant.id}>
                  <div className="line-what">
                    <p>
                      {grant.network !== null ? (
                        <Say id="grants.network-awards" values={{ name: <bdi>{grant.network.name}</bdi> }} />
                      ) : grant.to === null ? (
                        say('grants.everyone-copies')
                      ) : (
                        <Say
                          id={`grants.may-${grant.act}${grant.to.below ? '-below' : ''}`}
                          values={{ name: <bdi>{grant.to.name}</bdi> }}
                        />
                      )}
                    </p>
                    <span className="muted small block">
                      <Day value={grant.createdAt} />
                      {grant.act === 'award' && grant.to !== null
                        ? ` · ${say('grants.awarded', { count: grant.awards })}`
                        : null}
                    </span>
                  </div>
                  {owner ? (
                    <Button look="bare" onPress={() => end.mutate(grant.id)}>
                      {say('grants.take-back')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ProblemNote problem={end.error} />
      <Partners achievement={achievement} />
      {owner ? <GiveGrant achievement={achievement} /> : null}
    </Panel>
  )
}
