import { Building2, Globe, Mail } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { IssuerView } from '../page.ts'
import { safeHref, shortAddress } from './safe-href.ts'

/** Who awards: logo, name, what they say of themselves, where to find them. */
export function IssuerCard({ issuer }: { issuer: IssuerView }) {
  const { text, rich } = useSpeech()
  const page = safeHref(issuer.page)
  return (
    <section className="card stack" aria-labelledby="issuer">
      <h2 className="section-label" id="issuer">
        {text('badge.issuer')}
      </h2>
      <div className="issuer-head">
        {issuer.logo ? (
          <img className="logo" src={issuer.logo} alt="" width={48} height={48} />
        ) : (
          <span className="logo-blank">
            <Icon of={Building2} />
          </span>
        )}
        <p className="issuer-name">
          <bdi>{issuer.name}</bdi>
        </p>
      </div>
      {issuer.description ? <p dir="auto">{issuer.description}</p> : null}
      <IssuerContacts issuer={page === issuer.url ? { ...issuer, url: null } : issuer} />
      {page ? (
        <p>
          <a className="link" href={page}>
            {rich('badge.issuer.page', { issuer: issuer.name })}
          </a>
        </p>
      ) : null}
    </section>
  )
}

/** Website and mail of an issuer. */
export function IssuerContacts({ issuer }: { issuer: IssuerView }) {
  const website = safeHref(issuer.url)
  if (!website && !issuer.email) return null
  return (
    <ul className="contacts">
      {website ? (
        <li>
          <Icon of={Globe} />
          <a className="link" href={website} rel="nofollow noopener" dir="ltr">
            {shortAddress(website)}
          </a>
        </li>
      ) : null}
      {issuer.email ? (
        <li>
          <Icon of={Mail} />
          <a className="link" href={`mailto:${issuer.email}`} dir="ltr">
            {issuer.email}
          </a>
        </li>
      ) : null}
    </ul>
  )
}
