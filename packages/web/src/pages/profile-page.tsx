import { FileText, Rss } from 'lucide-react'
import { ButtonLink } from '../components/button-link.tsx'
import { Icon } from '../components/icon.tsx'
import { Pin } from '../components/pin.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { ProfileView } from '../page.ts'
import { Html } from './html.tsx'
import type { PageProps } from './props.ts'

/** What a learner shows to everyone: who they are in their words, and the badges they chose. */
export function ProfilePage({ page: { profile } }: PageProps<'profile'>) {
  const { text } = useSpeech()
  return (
    <article className="stack wide">
      <header className="stack">
        <h1 className="serif badge-name" dir="auto">
          {profile.name}
        </h1>
        {profile.headline === '' ? null : (
          <p className="lead measure" dir="auto">
            {profile.headline}
          </p>
        )}
        {profile.aboutHtml === null ? null : <Html html={profile.aboutHtml} className="measure" />}
      </header>
      <section className="stack wide" aria-labelledby="badges">
        <h2 id="badges">{text('profile.badges')}</h2>
        {profile.badges.length === 0 ? (
          <p className="muted">{text('profile.empty')}</p>
        ) : (
          <ul className="shelf">
            {profile.badges.map(badge => (
              <li key={badge.page}>
                <ProfileBadge badge={badge} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className="button-row no-print">
        <ButtonLink href={`${profile.page}/cv.pdf`} look="quiet" icon={<Icon of={FileText} />}>
          {text('profile.cv')}
        </ButtonLink>
        <ButtonLink href={`${profile.page}/feed.json`} look="quiet" icon={<Icon of={Rss} />}>
          {text('profile.feed')}
        </ButtonLink>
      </div>
    </article>
  )
}

function ProfileBadge({ badge }: { badge: ProfileView['badges'][number] }) {
  const { text, date } = useSpeech()
  return (
    <a className="shelf-badge" href={badge.page}>
      <Pin src={badge.image} alt="" size={220} lazy />
      <span className="serif shelf-name" dir="auto">
        {badge.name}
      </span>
      <span className="small muted" dir="auto">
        {badge.issuer}
      </span>
      {badge.issuedOn === null ? null : <span className="small muted">{date(badge.issuedOn)}</span>}
      {badge.standing === 'good' || badge.standing === 'unknown' ? null : (
        <strong className="small">{text(`badge.standing.${badge.standing}`)}</strong>
      )}
    </a>
  )
}
