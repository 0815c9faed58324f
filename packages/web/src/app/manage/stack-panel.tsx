import { issuing } from '@rucksack/contract'
import { Link } from 'react-router'
import { useRead } from '../data/use-read.ts'
import { Day } from '../parts/day.tsx'
import { Panel } from '../parts/panel.tsx'
import { Say, useSay } from '../parts/say.tsx'

/** Which achievements earn this one, how many of them it takes and when; who has them is awarded it without asking. */
export function StackPanel({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const { earnedBy } = achievement.details
  const { slug } = achievement.organisation
  const { data } = useRead(
    issuing.listAchievements,
    { params: { organisation: slug }, query: { limit: 100 } },
    { enabled: earnedBy !== undefined },
  )
  if (earnedBy === undefined) return null
  const known = new Map((data?.items ?? []).map(each => [each.lineage, each]))
  return (
    <Panel title={say('app.details.stack')} lead={say('app.stack.lead')}>
      <p>
        {earnedBy.least === earnedBy.achievements.length
          ? say('earning.parts.all')
          : say('earning.parts.least', { least: earnedBy.least })}{' '}
        {earnedBy.on === undefined ? null : (
          <Say id="earning.parts.on" values={{ date: <Day value={earnedBy.on} /> }} />
        )}
      </p>
      <ul className="stack tight">
        {earnedBy.achievements.map(lineage => {
          const part = known.get(lineage)
          return (
            <li key={lineage}>
              {part === undefined ? (
                <span className="muted">{say('app.stack.gone')}</span>
              ) : (
                <Link className="link" to={`/manage/${slug}/achievements/${part.id}`}>
                  <bdi>{part.name}</bdi>
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
