import { Code } from '../components/code.tsx'
import { More } from '../components/more.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { IssuerContacts } from './issuer-card.tsx'
import { IssuerPlace, IssuerTrust } from './issuer-trust.tsx'
import type { PageProps } from './props.ts'
import { ShelfList } from './shelf-list.tsx'

/** An organisation: who they are and every badge they award. */
export function IssuerPage({ page }: PageProps<'issuer'>) {
  const { text } = useSpeech()
  const { issuer, achievements } = page
  return (
    <div className="stack wide">
      <header className="issuer-page-head">
        {issuer.logo ? (
          <img className="issuer-logo" src={issuer.logo} alt="" width={112} height={112} />
        ) : null}
        <div className="stack">
          <h1 className="serif badge-name" dir="auto" lang={issuer.language}>
            {issuer.name}
          </h1>
          {issuer.description ? (
            <p className="lead measure" dir="auto" lang={issuer.language}>
              {issuer.description}
            </p>
          ) : null}
          <IssuerContacts issuer={issuer} />
          <IssuerPlace trust={page.trust} />
        </div>
      </header>
      <section className="stack" aria-labelledby="badges">
        <div className="section-head">
          <h2 id="badges">{text('issuer.badges')}</h2>
          <p className="muted">{text('issuer.count', { count: achievements.length })}</p>
        </div>
        {achievements.length === 0 ? (
          <p className="empty muted">{text('issuer.empty')}</p>
        ) : (
          <ShelfList badges={achievements} />
        )}
      </section>
      <IssuerTrust issuer={issuer.name} trust={page.trust} />
      <Keys page={page} />
    </div>
  )
}

function Keys({ page: { issuer, keys } }: Pick<PageProps<'issuer'>, 'page'>) {
  const { text } = useSpeech()
  const copy = { copy: text('common.copy'), copied: text('common.copied') }
  return (
    <More summary={text('issuer.keys')} className="no-print">
      <div className="stack">
        <p className="measure">{text('issuer.keys.text')}</p>
        <h2 className="section-label">{text('issuer.did')}</h2>
        <Code text={issuer.did} label={text('issuer.did')} {...copy} />
        <ul className="stack">
          {keys.map(key => (
            <li key={key.id} className="stack tight">
              <p className="section-label">{text(`issuer.key.${key.state}`)}</p>
              <Code text={key.publicKeyMultibase} label={key.id} {...copy} />
            </li>
          ))}
        </ul>
      </div>
    </More>
  )
}
