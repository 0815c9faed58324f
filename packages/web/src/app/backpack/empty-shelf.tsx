import type { LucideIcon } from 'lucide-react'
import { AtSign, Mail, Ticket, Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../components/icon.tsx'
import { frame } from '../frame.ts'
import { ButtonLink } from '../parts/button.tsx'
import { useSay } from '../parts/say.tsx'

/** Four ways to the first badge. */
export function EmptyShelf() {
  const say = useSay()
  return (
    <section className="stack wide" aria-labelledby="empty-shelf">
      <div className="stack tight">
        <h2 id="empty-shelf">{say('app.empty.title')}</h2>
        <p className="muted measure">{say('app.empty.lead')}</p>
      </div>
      <ol className="ways">
        <Way icon={Upload} title={say('app.empty.add.title')} text={say('app.empty.add.text')}>
          <ButtonLink to="/backpack/add" look="strong">
            {say('app.empty.add.act')}
          </ButtonLink>
        </Way>
        <Way icon={Mail} title={say('app.empty.mail.title')} text={say('app.empty.mail.text')}>
          {frame.mailbox ? (
            <ButtonLink to="/mailbox" reloadDocument>
              {say('app.empty.mail.act')}
            </ButtonLink>
          ) : null}
        </Way>
        <Way icon={Ticket} title={say('app.empty.code.title')} text={say('app.empty.code.text')}>
          <ButtonLink to="/code" reloadDocument>
            {say('app.empty.code.act')}
          </ButtonLink>
        </Way>
        <Way icon={AtSign} title={say('app.empty.address.title')} text={say('app.empty.address.text')}>
          <ButtonLink to="/account#addresses">{say('app.empty.address.act')}</ButtonLink>
        </Way>
      </ol>
    </section>
  )
}

type WayProps = { icon: LucideIcon; title: string; text: string; children: ReactNode }

function Way({ icon, title, text, children }: WayProps) {
  return (
    <li className="card stack">
      <Icon of={icon} className="way-icon" />
      <h3>{title}</h3>
      <p className="muted">{text}</p>
      {children}
    </li>
  )
}
