import { ExternalLink } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Pin } from '../components/pin.tsx'
import type { Speech } from '../messages/speak.ts'
import { useSpeech } from '../messages/speech-context.ts'
import { CriteriaList, EarnedBy, Languages, OriginLine } from './achievement-parts.tsx'
import { Skills } from './badge-page.tsx'
import { EarningFacts, StackFacts } from './earning-facts.tsx'
import { Html } from './html.tsx'
import { IssuerCard } from './issuer-card.tsx'
import type { PageProps } from './props.ts'
import { Rubric } from './rubric.tsx'
import { safeHref } from './safe-href.ts'

/** What can be earned, what it takes, and who awards it. */
export function AchievementPage({ page }: PageProps<'achievement'>) {
  const { achievement, issuer, parts, stacks } = page
  const { details } = achievement
  const speech = useSpeech()
  const { text, rich, date } = speech
  const criteriaUrl = safeHref(achievement.criteriaUrl)
  return (
    <article className="badge-page">
      <div className="badge-picture">
        <Pin
          src={achievement.image}
          alt={achievement.imageAlt || text('badge.image-alt', { name: achievement.name })}
          size={480}
        />
      </div>
      <header className="badge-head stack">
        <h1 className="serif badge-name" dir="auto" lang={achievement.language}>
          {achievement.name}
        </h1>
        <p className="badge-sentence serif">{rich('achievement.awarded-by', { issuer: issuer.name })}</p>
        {achievement.state === 'published' ? null : (
          <Notice tone="info" title={text(`achievement.${achievement.state}`)}>
            <p>{text(`achievement.${achievement.state}.text`)}</p>
          </Notice>
        )}
        <p className="measure" dir="auto" lang={achievement.language}>
          {achievement.description}
        </p>
        <Languages page={page} />
      </header>
      <div className="badge-body stack wide" lang={achievement.language}>
        {details.forLearners ? (
          <section className="stack" aria-labelledby="for-learners">
            <h2 id="for-learners" lang={speech.locale}>
              {text('earning.for-learners')}
            </h2>
            <p className="measure plain-lines" dir="auto">
              {details.forLearners}
            </p>
          </section>
        ) : null}
        <section className="stack" aria-labelledby="criteria">
          <h2 id="criteria" lang={speech.locale}>
            {text('badge.criteria')}
          </h2>
          <Html html={achievement.criteriaHtml} />
          <CriteriaList criteria={details.criteriaList ?? []} />
          {criteriaUrl ? (
            <p lang={speech.locale}>
              <a className="link" href={criteriaUrl} rel="nofollow noopener">
                {text('badge.criteria.link')} <Icon of={ExternalLink} className="inline" />
              </a>
            </p>
          ) : null}
        </section>
        {details.acceptedEvidence ? (
          <section className="stack" aria-labelledby="evidence">
            <h2 id="evidence" lang={speech.locale}>
              {text('earning.evidence')}
            </h2>
            <p className="measure plain-lines" dir="auto">
              {details.acceptedEvidence}
            </p>
          </section>
        ) : null}
        {details.results && details.results.length > 0 ? (
          <section className="stack" aria-labelledby="results">
            <h2 id="results" lang={speech.locale}>
              {text('earning.results')}
            </h2>
            <Rubric results={details.results} />
          </section>
        ) : null}
        {details.earnedBy ? <EarnedBy earnedBy={details.earnedBy} parts={parts} /> : null}
      </div>
      <aside className="badge-side stack wide">
        <dl className="facts">
          <EarningFacts details={details} />
          <dt>{text('achievement.expiry')}</dt>
          <dd>{expiryOf(speech, achievement.expiry)}</dd>
          <Skills
            tags={achievement.tags}
            alignments={achievement.alignments.map(each => ({ name: each.targetName, url: each.targetUrl }))}
          />
          <StackFacts stacks={stacks} />
        </dl>
        <IssuerCard issuer={issuer} />
        <p className="small muted">
          {text('achievement.version', { version: speech.number(achievement.version) })}
          {achievement.publishedAt
            ? ` · ${text('achievement.published', { date: date(achievement.publishedAt) })}`
            : null}
        </p>
        <OriginLine origin={details.origin} />
        {page.copyable ? (
          <p className="small">
            <a className="link" href={`/manage/copy/${achievement.id}`} rel="nofollow">
              {text('achievement.copy')}
            </a>
          </p>
        ) : null}
      </aside>
    </article>
  )
}

function expiryOf(speech: Speech, expiry: PageProps<'achievement'>['page']['achievement']['expiry']): string {
  if (expiry.kind === 'after') return speech.text('achievement.expiry.after', { months: expiry.months })
  if (expiry.kind === 'on') return speech.text('achievement.expiry.on', { date: speech.date(expiry.date) })
  return speech.text('achievement.expiry.never')
}
