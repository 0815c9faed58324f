import { KeyRound } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { ButtonLink } from '../components/button-link.tsx'
import { Field } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { CodeField } from './code-field.tsx'
import type { PageProps } from './props.ts'
import { SchoolButtons } from './school-buttons.tsx'
import { TroubleNotice } from './trouble.tsx'

/** One field for everybody, known here or not; passkeys are offered in it. */
export function SignInPage({ page }: PageProps<'sign-in'>) {
  const { text } = useSpeech()
  return (
    <div className="slip stack">
      <h1>{text('sign-in.title')}</h1>
      <TroubleNotice trouble={page.trouble} />
      <p>{text('sign-in.lead')}</p>
      <form className="stack" method="post" action="/sign-in">
        <input type="hidden" name="next" value={page.next} />
        <Field
          id="email"
          name="email"
          type="email"
          label={text('sign-in.email')}
          defaultValue={page.email}
          autoComplete="username webauthn"
          maxLength={254}
          required
          dir="ltr"
        />
        <Button>{text('sign-in.button')}</Button>
      </form>
      <SchoolButtons schools={page.schools} />
      <div className="stack" data-passkey data-next={page.next} hidden>
        <p className="or">
          <span>{text('sign-in.or')}</span>
        </p>
        <button type="button" className="button quiet">
          <Icon of={KeyRound} />
          {text('sign-in.passkey')}
        </button>
        <p className="field-error" role="alert" data-failed={text('sign-in.passkey.failed')} />
      </div>
      <p className="muted small">{text('sign-in.new')}</p>
    </div>
  )
}

/** The digits from the mail, typed on any device. */
export function SignInCodePage({ page, frame }: PageProps<'sign-in-code'>) {
  const { text, rich } = useSpeech()
  return (
    <div className="slip stack">
      <h1>{text('code.title')}</h1>
      <TroubleNotice trouble={page.trouble} />
      {page.school === null ? null : <p>{rich('code.school', { school: page.school, email: page.email })}</p>}
      <p>{rich('code.lead', { email: page.email })}</p>
      {frame.mailbox ? <MailboxHint /> : null}
      <form className="stack" method="post" action="/sign-in/code">
        <input type="hidden" name="attempt" value={page.attempt} />
        <input type="hidden" name="email" value={page.email} />
        <input type="hidden" name="next" value={page.next} />
        <CodeField wrong={page.trouble?.code === 'sign-in-code-wrong'} />
        <Button>{text('code.button')}</Button>
      </form>
      <SchoolButtons schools={page.schools} />
      <p className="muted small">{text('code.other')}</p>
      <p>
        <a className="link" href={`/sign-in?next=${encodeURIComponent(page.next)}`}>
          {text('code.again')}
        </a>
      </p>
    </div>
  )
}

/** Where the mail of a host without a mail server lies; a window of its own, since the way back here is a form. */
export function MailboxHint() {
  const { text, rich } = useSpeech()
  return (
    <p className="notice-line">
      {rich('code.mailbox', {
        link: (
          <a className="link" href="/mailbox" target="_blank" rel="noopener" key="link">
            {text('code.mailbox.link')}
            <span className="visually-hidden"> {text('app.new-window')}</span>
          </a>
        ),
      })}
    </p>
  )
}

/** The link from the mail: a press of the button uses it up, opening it does not. */
export function SignInLinkPage({ page }: PageProps<'sign-in-link'>) {
  const { text } = useSpeech()
  return (
    <div className="slip stack">
      <h1>{text(page.open ? 'link.title' : 'sign-in.title')}</h1>
      <TroubleNotice trouble={page.trouble} />
      {page.open ? (
        <form className="stack" method="post" action="/sign-in/link">
          <p>{text('link.lead')}</p>
          <input type="hidden" name="secret" value={page.secret} />
          <Button>{text('link.button')}</Button>
        </form>
      ) : (
        <>
          {page.trouble ? null : <Notice tone="warn" title={text('link.gone')} />}
          <p>
            <ButtonLink href="/sign-in">{text('link.again')}</ButtonLink>
          </p>
        </>
      )}
    </div>
  )
}

/** The one-time set-up link: who opens it first runs the host. */
export function SetUpPage({ page }: PageProps<'set-up'>) {
  const { text } = useSpeech()
  return (
    <div className="slip stack">
      <h1>{text('set-up.title')}</h1>
      <TroubleNotice trouble={page.trouble} />
      {page.open ? (
        <form className="stack" method="post" action={`/set-up/${encodeURIComponent(page.secret)}`}>
          <p>{text('set-up.lead')}</p>
          <Field
            id="name"
            name="name"
            label={text('set-up.name')}
            hint={text('common.optional')}
            defaultValue={page.name}
            autoComplete="name"
            maxLength={200}
            dir="auto"
          />
          <Field
            id="email"
            name="email"
            type="email"
            label={text('set-up.email')}
            hint={text('set-up.email.hint')}
            defaultValue={page.email}
            autoComplete="email"
            maxLength={254}
            required
            dir="ltr"
          />
          <Button>{text('set-up.button')}</Button>
        </form>
      ) : (
        <>
          {page.trouble ? null : <Notice tone="info" title={text('set-up.gone')} />}
          <p>
            <ButtonLink href="/sign-in">{text('common.sign-in')}</ButtonLink>
          </p>
        </>
      )}
    </div>
  )
}
