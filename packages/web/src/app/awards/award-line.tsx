import { afterAwards, type issuing } from '@rucksack/contract'
import { Link } from 'react-router'
import { useRead } from '../data/use-read.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Day } from '../parts/day.tsx'
import { Panel } from '../parts/panel.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { Standing } from '../parts/standing.tsx'

/** Which award renewed or corrected which, oldest first; nothing where an award stands alone. */
export function AwardLine({ award }: { award: issuing.Award }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const { data } = useRead(afterAwards.readAwardLine, { params: { award: award.id } })
  if (data === undefined || data.items.length < 2) return null
  return (
    <Panel title={say('app.line.title')} lead={say('app.line.lead')}>
      <ol className="award-line">
        {data.items.map(({ id, relation, awardedAt, expiresAt, standing, current }) => (
          <li key={id} aria-current={current ? 'true' : undefined}>
            <div className="stack tight">
              {current ? (
                <strong>{say(`app.line.${relation}`)}</strong>
              ) : (
                <Link className="link" to={`/manage/${slug}/awards/${id}`}>
                  {say(`app.line.${relation}`)}
                </Link>
              )}
              <span className="muted small">
                <Day value={awardedAt} />
                {expiresAt === null ? null : (
                  <>
                    {' · '}
                    <Say id="app.line.until" values={{ when: <Day value={expiresAt} /> }} />
                  </>
                )}
              </span>
            </div>
            <Standing standing={standing} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}
