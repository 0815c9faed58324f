import { MarkdownText } from '../components/markdown-text.tsx'
import { Pin } from '../components/pin.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { Frame, Report } from '../page.ts'
import { Skills } from './badge-page.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { safeHref, shortAddress } from './safe-href.ts'

type Badge = NonNullable<Report['badge']>

/** What a badge of any maker says of itself. Its picture shows when it came along, lies on this host, or was fetched by it. */
export function ReadBadgeCard({ badge, proven, frame }: { badge: Badge; proven: boolean; frame: Frame }) {
  const { text, date } = useSpeech()
  const image = showable(badge.image, frame)
  const issuerUrl = safeHref(badge.issuer.url)
  const criteriaUrl = safeHref(badge.criteria.url)
  return (
    <section className="card stack" aria-labelledby="badge">
      <h2 className="section-label" id="badge">
        {text('verify.badge')}
      </h2>
      {proven ? null : <p className="small muted">{text('verify.unproven')}</p>}
      <div className="read-badge">
        {image ? (
          <Pin src={image} alt={badge.imageAlt || text('badge.image-alt', { name: badge.name })} size={160} />
        ) : null}
        <div className="stack">
          <h3 className="serif badge-title" dir="auto">
            {badge.name}
          </h3>
          {badge.description ? (
            <p className="measure" dir="auto">
              {badge.description}
            </p>
          ) : null}
        </div>
      </div>
      <dl className="facts">
        <dt>{text('badge.issuer')}</dt>
        <dd className="stack tight">
          <bdi>{badge.issuer.name ?? badge.issuer.id}</bdi>
          {issuerUrl ? (
            <a className="link" href={issuerUrl} rel="nofollow noopener" dir="ltr">
              {shortAddress(issuerUrl)}
            </a>
          ) : null}
        </dd>
        {badge.issuedOn ? (
          <>
            <dt>{text('badge.issued')}</dt>
            <dd>{date(badge.issuedOn)}</dd>
          </>
        ) : null}
        <dt>{text('badge.expires')}</dt>
        <dd>{badge.expires ? date(badge.expires) : text('badge.never-expires')}</dd>
        {badge.criteria.narrative || criteriaUrl ? (
          <>
            <dt>{text('badge.criteria')}</dt>
            <dd className="stack tight">
              {badge.criteria.narrative ? (
                <MarkdownText text={badge.criteria.narrative} link={foreignLink} />
              ) : null}
              {criteriaUrl ? (
                <a className="link" href={criteriaUrl} rel="nofollow noopener" dir="ltr">
                  {shortAddress(criteriaUrl)}
                </a>
              ) : null}
            </dd>
          </>
        ) : null}
        {badge.narrative ? (
          <>
            <dt>{text('badge.narrative')}</dt>
            <dd>
              <MarkdownText text={badge.narrative} link={foreignLink} />
            </dd>
          </>
        ) : null}
        <Skills tags={badge.tags} alignments={badge.alignments} />
      </dl>
      <EvidenceList evidence={badge.evidence} level={3} />
    </section>
  )
}

function foreignLink({ url, text }: { url: string; text: string }) {
  const href = safeHref(url)
  if (!href) return <bdi>{text}</bdi>
  return (
    <a className="link" href={href} rel="nofollow noopener">
      <bdi>{text}</bdi>
    </a>
  )
}

function showable(image: string | null, frame: Frame): string | null {
  if (image === null) return null
  if (/^data:image\/(png|svg\+xml|jpeg|gif|webp)[;,]/.test(image)) return image
  return image.startsWith(`${frame.publicUrl}/`) ? image : null
}
