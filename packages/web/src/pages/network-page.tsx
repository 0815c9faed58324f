import { Building2 } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from './props.ts'
import { ShelfList } from './shelf-list.tsx'

/** Organisations that award what they share: who they are, and what that is. */
export function NetworkPage({ page }: PageProps<'network'>) {
  const { text } = useSpeech()
  const { members, achievements } = page
  return (
    <div className="stack wide">
      <header className="stack">
        <p className="section-label">{text('network.kind')}</p>
        <h1 className="serif badge-name" dir="auto">
          {page.name}
        </h1>
        {page.description ? (
          <p className="lead measure" dir="auto">
            {page.description}
          </p>
        ) : null}
      </header>
      <section className="stack" aria-labelledby="members">
        <h2 id="members">{text('network.members')}</h2>
        <ul className="stack tight">
          {members.map(each => (
            <li key={each.page} className="issuer-head">
              {each.logo ? (
                <img className="logo" src={each.logo} alt="" width={48} height={48} />
              ) : (
                <span className="logo-blank">
                  <Icon of={Building2} />
                </span>
              )}
              <a className="link" href={each.page}>
                <bdi>{each.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack" aria-labelledby="badges">
        <div className="section-head">
          <h2 id="badges">{text('issuer.badges')}</h2>
          <p className="muted">{text('network.any-member')}</p>
        </div>
        {achievements.length === 0 ? (
          <p className="empty muted">{text('network.empty')}</p>
        ) : (
          <ShelfList badges={achievements} />
        )}
      </section>
    </div>
  )
}
