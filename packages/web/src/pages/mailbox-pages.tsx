import { useSpeech } from '../messages/speech-context.ts'
import { linked } from './linked.tsx'
import type { PageProps } from './props.ts'

/** Mail of a host without a mail server, for whoever sits at that machine. */
export function MailboxPage({ page }: PageProps<'mailbox'>) {
  const { text, instant, rich } = useSpeech()
  return (
    <div className="narrow stack wide">
      <header className="stack tight">
        <h1>{text('mailbox.title')}</h1>
        <p>{text('mailbox.lead')}</p>
      </header>
      {page.mails.length === 0 ? (
        <p className="empty muted">{text('mailbox.empty')}</p>
      ) : (
        <ul className="mails">
          {page.mails.map(mail => (
            <li key={mail.id}>
              <a href={`/mailbox/${encodeURIComponent(mail.id)}`}>
                <bdi className="mail-subject">{mail.subject}</bdi>
                <span className="muted small">
                  {rich('mailbox.to', { address: mail.to })} ·{' '}
                  <time dateTime={mail.at}>{instant(mail.at)}</time>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** One mail as text, its links working. */
export function MailPage({ page: { mail } }: PageProps<'mail'>) {
  const { text, rich, instant } = useSpeech()
  return (
    <article className="narrow stack">
      <p>
        <a className="link" href="/mailbox">
          {text('mailbox.back')}
        </a>
      </p>
      <h1 dir="auto">{mail.subject}</h1>
      <p className="muted">
        {rich('mailbox.to', { address: mail.to })} · <time dateTime={mail.at}>{instant(mail.at)}</time>
      </p>
      <div className="card mail-text" dir="auto">
        {linked(mail.text)}
      </div>
    </article>
  )
}
