import { ArrowRight } from 'lucide-react'
import { ButtonLink } from '../components/button-link.tsx'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { PinShelf } from './pin-shelf.tsx'
import type { PageProps } from './props.ts'

const doors = [
  { who: 'learners', href: '/backpack' },
  { who: 'organisations', href: '/manage' },
  { who: 'viewers', href: '/verify' },
] as const

/** The start page: what this host is for, and a door for each who comes. */
export function HomePage({ frame }: PageProps<'home'>) {
  const { text } = useSpeech()
  return (
    <div className="stack home">
      <div className="hero">
        <div className="stack">
          <h1 className="serif hero-title">{text('home.title')}</h1>
          <p className="lead">{text('home.lead')}</p>
          <div className="button-row">
            <ButtonLink href={frame.person ? '/backpack' : '/sign-in?next=/backpack'}>
              {text('home.learners.action')}
            </ButtonLink>
            <ButtonLink href="/verify" look="quiet">
              {text('home.viewers.action')}
            </ButtonLink>
          </div>
          <p>
            <a className="link door-link" href="/code">
              {text('home.code')}
              <Icon of={ArrowRight} turns />
            </a>
          </p>
        </div>
        <PinShelf />
      </div>
      <div className="doors">
        {doors.map(({ who, href }) => (
          <section className="stack tight door" key={who}>
            <h2>{text(`home.${who}`)}</h2>
            <p>{text(`home.${who}.text`)}</p>
            <p>
              <a className="link door-link" href={href}>
                {text(`home.${who}.action`)}
                <Icon of={ArrowRight} turns />
              </a>
            </p>
          </section>
        ))}
      </div>
      <p className="muted measure">{text('home.open')}</p>
    </div>
  )
}
