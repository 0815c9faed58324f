import { Download, ExternalLink } from 'lucide-react'
import { Fragment } from 'react'
import { ButtonLink } from '../components/button-link.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Pin } from '../components/pin.tsx'
import type { Speech } from '../messages/speak.ts'
import { useSpeech } from '../messages/speech-context.ts'
import type { BadgeView } from '../page.ts'
import { CheckYourself } from './check-yourself.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { Html } from './html.tsx'
import { IssuerCard } from './issuer-card.tsx'
import { safeHref } from './safe-href.ts'
import { ShareBox } from './share-box.tsx'
import { VerificationLine } from './verification-line.tsx'

/** A badge as a stranger sees it: what, who, since when, and whether it is true. */
export function BadgePage({ badge }: { badge: BadgeView }) {
  const speech = useSpeech()
  const { text } = speech
  return (
    <article className="badge-page">
      <div className="badge-picture">
        <Pin
          src={badge.image}
          alt={badge.imageAlt || text('badge.image-alt', { name: badge.name })}
          size={480}
        />
      </div>
      <header className="badge-head stack">
        <h1 className="serif badge-name" dir="auto">
          {badge.name}
        </h1>
        <p className="badge-sentence serif">{sentenceOf(speech, badge)}</p>
        <StandingNotice badge={badge} />
        <VerificationLine report={badge.report} />
        <p className="print-only small">
          {speech.rich('badge.print', {
            address: (
              <bdi dir="ltr" key="address">
                {badge.page}
              </bdi>
            ),
          })}
        </p>
      </header>
      <div className="badge-body stack wide">
        <BadgeStory badge={badge} />
      </div>
      <aside className="badge-side stack wide">
        <BadgeFacts badge={badge} />
        <IssuerCard issuer={badge.issuer} />
        <CreatorLine creator={badge.creator} />
        <Partners partners={badge.partners} />
        <CheckYourself />
      </aside>
      <div className="badge-take stack wide no-print">
        <ShareBox badge={badge} />
        <Downloads badge={badge} />
      </div>
    </article>
  )
}

/** "Ada earned Remixing from Riverside Library on 3 May 2026", with as much of it as is known. */
function sentenceOf(speech: Speech, badge: BadgeView) {
  const parts = [badge.recipientName ? 'name' : null, badge.issuedOn ? 'date' : null].filter(Boolean)
  const key = `badge.sentence.${parts.join('-') || 'bare'}` as
    | 'badge.sentence.name-date'
    | 'badge.sentence.name'
    | 'badge.sentence.date'
    | 'badge.sentence.bare'
  return speech.rich(key, {
    person: badge.recipientName ?? '',
    badgeName: badge.name,
    issuer: badge.issuer.name,
    date: (
      <span key="date" className="nowrap">
        {speech.date(badge.issuedOn ?? '')}
      </span>
    ),
    badge: chunks => <em key="badge">{chunks}</em>,
  })
}

/** Who created the achievement, where another organisation awarded it. */
function CreatorLine({ creator }: Pick<BadgeView, 'creator'>) {
  const { rich } = useSpeech()
  if (creator === null) return null
  const href = safeHref(creator.page)
  const name = <bdi key="name">{creator.name}</bdi>
  return (
    <p className="small muted">
      {rich('badge.created-by', {
        creator: href ? (
          <a key="creator" className="link" href={href} rel="nofollow noopener">
            {name}
          </a>
        ) : (
          name
        ),
      })}
    </p>
  )
}

/** Who has signed for it beside the issuer. */
function Partners({ partners }: Pick<BadgeView, 'partners'>) {
  const { text } = useSpeech()
  if (partners.length === 0) return null
  return (
    <section className="card stack tight" aria-labelledby="partners">
      <h2 className="section-label" id="partners">
        {text('badge.partners')}
      </h2>
      {partners.map(({ name, page, comment }) => {
        const href = safeHref(page)
        return (
          <div key={name}>
            <p>
              {href ? (
                <a className="link" href={href}>
                  <bdi>{name}</bdi>
                </a>
              ) : (
                <bdi>{name}</bdi>
              )}
            </p>
            {comment === null ? null : (
              <p className="small muted" dir="auto">
                {comment}
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}

function StandingNotice({ badge }: { badge: BadgeView }) {
  const { text, rich, date } = useSpeech()
  const { standing } = badge
  if (standing === 'good' || standing === 'unknown') return null
  return (
    <Notice tone={standing === 'revoked' ? 'bad' : 'warn'} title={text(`badge.standing.${standing}`)}>
      <p>
        {standing === 'expired' && badge.expires
          ? text('badge.standing.expired.on', { date: date(badge.expires) })
          : text(`badge.standing.${standing}.text`)}
      </p>
      {badge.reason ? <p>{rich('badge.reason', { reason: badge.reason })}</p> : null}
    </Notice>
  )
}

function BadgeStory({ badge }: { badge: BadgeView }) {
  const { text } = useSpeech()
  const criteriaUrl = safeHref(badge.criteriaUrl)
  return (
    <>
      {badge.description ? (
        <section className="stack" aria-labelledby="about">
          <h2 id="about">{text('badge.about')}</h2>
          <p className="measure" dir="auto">
            {badge.description}
          </p>
        </section>
      ) : null}
      {badge.criteriaHtml || criteriaUrl ? (
        <section className="stack" aria-labelledby="criteria">
          <h2 id="criteria">{text('badge.criteria')}</h2>
          {badge.criteriaHtml ? <Html html={badge.criteriaHtml} /> : null}
          {criteriaUrl ? (
            <p>
              <a className="link" href={criteriaUrl} rel="nofollow noopener">
                {text('badge.criteria.link')} <Icon of={ExternalLink} className="inline" />
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
      {badge.narrativeHtml ? (
        <section className="stack" aria-labelledby="narrative">
          <h2 id="narrative">{text('badge.narrative')}</h2>
          <Html html={badge.narrativeHtml} className="quoted" />
        </section>
      ) : null}
      <EvidenceList evidence={badge.evidence} />
      <ResultList results={badge.results} />
    </>
  )
}

function BadgeFacts({ badge }: { badge: BadgeView }) {
  const { text, date } = useSpeech()
  return (
    <dl className="facts">
      {badge.issuedOn ? (
        <>
          <dt>{text('badge.issued')}</dt>
          <dd>{date(badge.issuedOn)}</dd>
        </>
      ) : null}
      <dt>{text('badge.expires')}</dt>
      <dd>{badge.expires ? date(badge.expires) : text('badge.never-expires')}</dd>
      <Skills tags={badge.tags} alignments={badge.alignments} />
    </dl>
  )
}

function ResultList({ results }: { results: BadgeView['results'] }) {
  const { text } = useSpeech()
  if (results.length === 0) return null
  return (
    <section className="stack" aria-labelledby="results">
      <h2 id="results">{text('earning.results.got')}</h2>
      <dl className="facts">
        {results.map(({ name, value }) => (
          <Fragment key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

/** Tags and alignments, as rows of a list of facts. */
export function Skills({ tags, alignments }: { tags: string[]; alignments: BadgeView['alignments'] }) {
  const { text } = useSpeech()
  return (
    <>
      {tags.length > 0 ? (
        <>
          <dt>{text('badge.skills')}</dt>
          <dd className="tags">
            {tags.map(tag => (
              <bdi className="tag" key={tag}>
                {tag}
              </bdi>
            ))}
          </dd>
        </>
      ) : null}
      {alignments.length > 0 ? (
        <>
          <dt>{text('badge.alignments')}</dt>
          <dd className="stack tight">
            {alignments.map(({ name, url }) => (
              <span key={name + url}>
                {safeHref(url) ? (
                  <a className="link" href={safeHref(url) ?? ''} rel="nofollow noopener">
                    <bdi>{name}</bdi>
                  </a>
                ) : (
                  <bdi>{name}</bdi>
                )}
              </span>
            ))}
          </dd>
        </>
      ) : null}
    </>
  )
}

function Downloads({ badge }: { badge: BadgeView }) {
  const { text } = useSpeech()
  if (badge.downloads.length === 0) return null
  return (
    <section className="stack" aria-labelledby="downloads">
      <h2 className="section-label" id="downloads">
        {text('badge.download')}
      </h2>
      <p className="small muted">{text('badge.download.text')}</p>
      <div className="downloads">
        {badge.downloads.map(({ form, url }) => (
          <ButtonLink key={form} href={url} look="quiet" download icon={<Icon of={Download} />}>
            {text(`badge.form.${form}`)}
          </ButtonLink>
        ))}
      </div>
    </section>
  )
}
