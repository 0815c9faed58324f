import { BadgeCheck, CircleAlert, Quote } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { TrustView } from '../page.ts'
import { safeHref } from './safe-href.ts'

/** Where an organisation belongs, and whether it still awards. */
export function IssuerPlace({ trust }: { trust: TrustView }) {
  const { text, rich, date } = useSpeech()
  const last = trust.above.at(-1)
  return (
    <>
      {trust.archivedAt === null ? null : (
        <Notice tone="info" title={text('issuer.archived', { date: date(trust.archivedAt) })}>
          <p>{text('issuer.archived.text')}</p>
        </Notice>
      )}
      {last ? (
        <p className="muted">
          {rich('issuer.part-of', {
            name: (
              <a className="link" href={last.page} key="name" dir="auto">
                {last.name}
              </a>
            ),
          })}
        </p>
      ) : null}
    </>
  )
}

/** What speaks for an organisation: each line with who says so and since when. Nothing here is its own word. */
export function IssuerTrust({ issuer, trust }: { issuer: string; trust: TrustView }) {
  const { text } = useSpeech()
  const { domains, accreditations, parts } = trust
  return (
    <>
      {parts.length === 0 ? null : (
        <section className="stack" aria-labelledby="parts">
          <h2 id="parts">{text('issuer.parts')}</h2>
          <ul className="issuer-parts">
            {parts.map(part => (
              <li key={part.page}>
                <a className="link" href={part.page} dir="auto">
                  {part.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="stack" aria-labelledby="trust">
        <h2 id="trust">{text('issuer.trust')}</h2>
        {domains.length + accreditations.length === 0 ? (
          <p className="muted measure">{text('issuer.trust.none', { issuer })}</p>
        ) : (
          <ul className="stack trust-lines">
            {domains.map(each => (
              <DomainLine key={each.domain} domain={each} />
            ))}
            {accreditations.map(each => (
              <AccreditationLine key={each.id} said={each} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function DomainLine({ domain }: { domain: TrustView['domains'][number] }) {
  const { text, date } = useSpeech()
  const lapsed = domain.state === 'lapsed'
  const values = {
    domain: domain.domain,
    since: domain.provenAt ? date(domain.provenAt) : '',
    seen: domain.seenAt ? date(domain.seenAt) : '',
    lapsed: domain.lapsedAt ? date(domain.lapsedAt) : '',
  }
  return (
    <li className="trust-line">
      <Icon of={lapsed ? CircleAlert : BadgeCheck} />
      <div>
        <p>
          <strong>
            <bdi>{domain.domain}</bdi>
          </strong>
        </p>
        <p className="muted small">
          {lapsed
            ? text('issuer.domain.lapsed', values)
            : text(domain.method === 'dns' ? 'issuer.domain.dns' : 'issuer.domain.file', values)}
        </p>
      </div>
    </li>
  )
}

function AccreditationLine({ said }: { said: TrustView['accreditations'][number] }) {
  const { text, date } = useSpeech()
  const href = said.link === null ? null : safeHref(said.link)
  return (
    <li className="trust-line">
      <Icon of={Quote} />
      <div>
        <p dir="auto">{said.statement}</p>
        <p className="muted small">
          {said.by.kind === 'host' ? (
            text('issuer.said-by-host')
          ) : (
            <>
              <a className="link" href={`/issuers/${said.by.slug}`} dir="auto">
                {said.by.name}
              </a>
              {said.by.related ? ` (${text('issuer.said-related')})` : ''}
            </>
          )}
          {' · '}
          {said.endsOn === null
            ? date(said.givenOn)
            : text('issuer.said-until', { from: date(said.givenOn), until: date(said.endsOn) })}
          {href ? (
            <>
              {' · '}
              <a className="link" href={href} rel="nofollow noopener">
                {new URL(href).host}
              </a>
            </>
          ) : null}
        </p>
      </div>
    </li>
  )
}
