import { Button } from '../components/button.tsx'
import { ButtonLink } from '../components/button-link.tsx'
import { isMessageKey } from '../messages/catalogue.ts'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from './props.ts'
import { TroubleNotice } from './trouble.tsx'

/** An invitation to work with an organisation. */
export function InvitationPage({ page, frame }: PageProps<'invitation'>) {
  const { text, rich } = useSpeech()
  const { organisation, role, email, invitedBy } = page.invitation
  const roleKey = `role.${role}`
  const mayKey = `invitation.${role}`
  const values = {
    organisation: organisation.name,
    role: isMessageKey(roleKey) ? text(roleKey) : role,
    inviter: invitedBy ?? '',
  }
  return (
    <div className="slip stack">
      {organisation.logo ? (
        <img className="logo" src={organisation.logo} alt="" width={64} height={64} />
      ) : null}
      <h1>{rich('invitation.title', { organisation: organisation.name })}</h1>
      <TroubleNotice trouble={page.trouble} />
      <p className="lead">{rich(invitedBy ? 'invitation.lead' : 'invitation.lead.anonymous', values)}</p>
      {isMessageKey(mayKey) ? <p>{text(mayKey)}</p> : null}
      {frame.person ? (
        <form method="post" action={`/invitation/${encodeURIComponent(page.secret)}`}>
          <Button name="do" value="accept">
            {text('invitation.accept')}
          </Button>
        </form>
      ) : (
        <p>
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/invitation/${page.secret}`)}`}>
            {text('invitation.sign-in')}
          </ButtonLink>
        </p>
      )}
      <p className="muted small">{rich('invitation.for', { email })}</p>
    </div>
  )
}
