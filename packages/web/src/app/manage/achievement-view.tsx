import type { issuing } from '@rucksack/contract'
import { useIntl } from 'react-intl'
import { Day } from '../parts/day.tsx'
import { Fact } from '../parts/fact.tsx'
import { Panel } from '../parts/panel.tsx'
import { Picture } from '../parts/picture.tsx'
import { Prose } from '../parts/prose.tsx'
import { useSay, useSayIfKnown } from '../parts/say.tsx'
import { WebLink } from '../parts/web-link.tsx'
import { AchievementState } from './achievement-state.tsx'
import { StackPanel } from './stack-panel.tsx'

/** A published achievement as it stands. */
export function AchievementView({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  const intl = useIntl()
  const { expiry, publishedAt } = achievement
  return (
    <div className="badge-page">
      <Picture
        src={achievement.image}
        alt={achievement.imageAlt ?? say('app.badge.picture', { name: achievement.name })}
        size="large"
      />
      <div className="badge-body">
        <Panel title={say('app.badge.about')}>
          <p className="measure" dir="auto">
            {achievement.description}
          </p>
          <dl className="facts">
            <Fact label={say('app.achievements.state')}>
              <AchievementState state={achievement.state} />
            </Fact>
            <Fact label={say('app.achievement.version')}>{intl.formatNumber(achievement.version)}</Fact>
            {publishedAt === null ? null : (
              <Fact label={say('app.achievement.since')}>
                <Day value={publishedAt} />
              </Fact>
            )}
            <Fact label={say('app.manage.awards')}>{intl.formatNumber(achievement.awards)}</Fact>
            <Fact label={say('app.achievement.type')}>
              {sayIfKnown(`app.type.${achievement.achievementType}`, achievement.achievementType)}
            </Fact>
            <Fact label={say('app.written-in')}>
              {intl.formatDisplayName(achievement.language, { type: 'language' }) ?? achievement.language}
            </Fact>
            <Fact label={say('app.achievement.expiry')}>
              {expiry.kind === 'never' ? say('app.achievement.expiry-never') : null}
              {expiry.kind === 'after'
                ? say('app.achievement.expires-after', { months: expiry.months })
                : null}
              {expiry.kind === 'on' ? <Day value={expiry.date} /> : null}
            </Fact>
          </dl>
          {achievement.tags.length === 0 ? null : (
            <ul className="tags" aria-label={say('app.shelf.tag')}>
              {achievement.tags.map(tag => (
                <li key={tag} className="tag" dir="auto">
                  {tag}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Panel title={say('app.badge.criteria')}>
          <Prose html={achievement.criteriaHtml} />
          {achievement.criteriaUrl === null ? null : <WebLink url={achievement.criteriaUrl} />}
        </Panel>
        <StackPanel achievement={achievement} />
        {achievement.alignments.length === 0 ? null : (
          <Panel title={say('app.badge.alignments')}>
            <ul className="stack tight">
              {achievement.alignments.map(({ targetName, targetUrl }) => (
                <li key={targetUrl}>
                  <WebLink url={targetUrl} text={targetName} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {achievement.imageAlt === null ? (
          <p className="muted small">{say('app.achievement.no-alt')}</p>
        ) : null}
      </div>
    </div>
  )
}
