import { Pin } from '../components/pin.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { CriteriaList, OriginLine } from './achievement-parts.tsx'
import { Skills } from './badge-page.tsx'
import { EarningFacts } from './earning-facts.tsx'
import { Html } from './html.tsx'
import { IssuerCard } from './issuer-card.tsx'
import type { PageProps } from './props.ts'
import { Rubric } from './rubric.tsx'

/** An achievement that others may begin from, and how they take it over. */
export function TemplatePage({ page }: PageProps<'template'>) {
  const { achievement, issuer, creator } = page
  const { details } = achievement
  const { text, rich, locale } = useSpeech()
  return (
    <article className="badge-page">
      <div className="badge-picture">
        <Pin
          src={page.image}
          alt={achievement.imageAlt || text('badge.image-alt', { name: achievement.name })}
          size={480}
        />
      </div>
      <header className="badge-head stack">
        <p className="section-label">{text('template.kind')}</p>
        <h1 className="serif badge-name" dir="auto" lang={achievement.language}>
          {page.name}
        </h1>
        <p className="badge-sentence serif">{rich('template.shared-by', { issuer: issuer.name })}</p>
        <p className="measure" dir="auto" lang={achievement.language}>
          {achievement.description}
        </p>
        <div className="card stack tight">
          <p>{text('template.use')}</p>
          <p>
            <code className="wrap-anywhere" dir="ltr">
              {page.url}
            </code>
          </p>
        </div>
      </header>
      <div className="badge-body stack wide" lang={achievement.language}>
        <section className="stack" aria-labelledby="criteria">
          <h2 id="criteria" lang={locale}>
            {text('badge.criteria')}
          </h2>
          <Html html={achievement.criteriaHtml} />
          <CriteriaList criteria={details.criteriaList ?? []} />
        </section>
        {details.results && details.results.length > 0 ? (
          <section className="stack" aria-labelledby="results">
            <h2 id="results" lang={locale}>
              {text('earning.results')}
            </h2>
            <Rubric results={details.results} />
          </section>
        ) : null}
      </div>
      <aside className="badge-side stack wide">
        <dl className="facts">
          <EarningFacts details={details} />
          <Skills tags={achievement.tags} alignments={achievement.alignments} />
        </dl>
        <IssuerCard issuer={issuer} />
        {creator === null ? null : (
          <OriginLine origin={{ kind: 'template', name: page.name, url: creator.url, creator }} />
        )}
      </aside>
    </article>
  )
}
