import { issuing } from '@rucksack/contract'
import { Link } from 'react-router'
import { useRead } from '../data/use-read.ts'
import { Day } from '../parts/day.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { AchievementState } from './achievement-state.tsx'
import { CompareVersions } from './compare-versions.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** Every version of an achievement; old awards keep theirs. */
export function Versions({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const { data } = useRead(issuing.listVersions, { params: { achievement: achievement.id } })
  if (data === undefined || data.items.length < 2) return null
  return (
    <Panel title={say('app.achievement.versions')} lead={say('app.achievement.versions-why')}>
      <ol className="stack tight">
        {data.items.map(({ id, version, state, publishedAt, awards }) => (
          <li key={id} className="achievement-line">
            <Link
              to={`/manage/${slug}/achievements/${id}`}
              className="link"
              {...(id === achievement.id ? { 'aria-current': 'page' as const } : {})}
            >
              {say('app.achievement.version-n', { version })}
            </Link>
            <AchievementState state={state} />
            {publishedAt === null ? null : (
              <span className="muted small">
                <Day value={publishedAt} />
              </span>
            )}
            <span className="muted small">{say('app.achievements.awards', { count: awards })}</span>
          </li>
        ))}
      </ol>
      <CompareVersions versions={data.items} />
    </Panel>
  )
}
