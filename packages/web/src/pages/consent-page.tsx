import { Eye, type LucideIcon, Package, Pencil, User } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from './props.ts'

const icons: Record<PageProps<'consent'>['page']['powers'][number], LucideIcon> = {
  'badges-read': Eye,
  'badges-add': Package,
  'profile-read': User,
  'profile-change': Pencil,
}

/** A person lets an application into their backpack, or does not. */
export function ConsentPage({ page }: Pick<PageProps<'consent'>, 'page'>) {
  const { text, rich } = useSpeech()
  const { name, host, terms, privacy } = page.client
  return (
    <div className="slip stack">
      <h1>{rich('consent.title', { client: name })}</h1>
      <p className="lead">{rich('consent.host', { host: <strong key="host">{host}</strong> })}</p>
      <p>{text('consent.may')}</p>
      <ul className="criteria-list">
        {page.powers.map(power => (
          <li key={power}>
            <Icon of={icons[power]} />
            <span>{text(`consent.${power}`)}</span>
          </li>
        ))}
      </ul>
      <p className="muted">{text('consent.withdraw')}</p>
      <form className="button-row" method="post" action={`/oauth/consent/${encodeURIComponent(page.uid)}`}>
        <Button name="do" value="allow">
          {text('consent.allow')}
        </Button>
        <Button name="do" value="deny" look="quiet">
          {text('consent.deny')}
        </Button>
      </form>
      {terms || privacy ? (
        <p className="muted small">
          {terms ? (
            <a href={terms} rel="noreferrer">
              {text('consent.terms')}
            </a>
          ) : null}{' '}
          {privacy ? (
            <a href={privacy} rel="noreferrer">
              {text('consent.privacy')}
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
