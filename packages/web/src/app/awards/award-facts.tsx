import type { issuing } from '@rucksack/contract'
import { Link } from 'react-router'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Day } from '../parts/day.tsx'
import { Fact } from '../parts/fact.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { Picture } from '../parts/picture.tsx'
import { useSay } from '../parts/say.tsx'
import { WebLink } from '../parts/web-link.tsx'
import { AwardMarks } from './award-marks.tsx'

/** Who got what, when and why, and what became of it. */
export function AwardFacts({ award }: { award: issuing.Award }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const { recipient, achievement } = award
  return (
    <div className="award-facts">
      <Picture src={achievement.image} alt="" size="shelf" />
      <dl className="facts">
        <Fact label={say('app.awards.column.state')}>
          <AwardMarks award={award} />
          <span className="muted small block">{say(`app.answer.${award.answer}-text`)}</span>
        </Fact>
        {award.reason === null ? null : (
          <Fact label={say('app.award.reason')}>
            <span dir="auto">{award.reason}</span>
          </Fact>
        )}
        <Fact label={say('app.awards.column.learner')}>
          <bdi>{recipient.name ?? recipient.value ?? say('app.awards.erased')}</bdi>
          {recipient.name === null || recipient.value === null ? null : (
            <span className="muted block">
              <bdi>{recipient.value}</bdi>
            </span>
          )}
        </Fact>
        <Fact label={say('app.awards.column.achievement')}>
          <Link className="link" to={`/manage/${slug}/achievements/${achievement.id}`}>
            <bdi>{achievement.name}</bdi>
          </Link>{' '}
          <span className="muted small">
            {say('app.achievement.version-n', { version: achievement.version })}
          </span>
        </Fact>
        <Fact label={say('app.awards.column.date')}>
          <Day value={award.awardedAt} time />
        </Fact>
        {award.mailedAt === null ? null : (
          <Fact label={say('app.award.mailed')}>
            <Day value={award.mailedAt} time />
          </Fact>
        )}
        {award.expiresAt === null ? null : (
          <Fact label={say('app.badge.expires')}>
            <Day value={award.expiresAt} />
          </Fact>
        )}
        {award.narrative === null ? null : (
          <Fact label={say('app.award.note')}>
            <Markdown text={award.narrative} />
          </Fact>
        )}
        {award.evidence.length === 0 ? null : (
          <Fact label={say('app.badge.evidence')}>
            <ul className="stack">
              {award.evidence.map(({ url, name, narrative }) => (
                <li key={`${url} ${name} ${narrative}`} className="stack tight">
                  {url === undefined ? (
                    <bdi>{name}</bdi>
                  ) : (
                    <WebLink url={url} {...(name === undefined ? {} : { text: name })} />
                  )}
                  {narrative === undefined ? null : <Markdown text={narrative} />}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      <div className="award-page-link">
        <LinkLine label={say('app.award.page')} url={award.page} />
        <p className="field-hint">{say('app.award.page-help')}</p>
      </div>
    </div>
  )
}
