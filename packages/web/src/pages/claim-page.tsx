import { Button } from '../components/button.tsx'
import { ButtonLink } from '../components/button-link.tsx'
import { More } from '../components/more.tsx'
import { Notice } from '../components/notice.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { ClaimCriteria, ClaimHead } from './claim-head.tsx'
import { CodeField } from './code-field.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { Html } from './html.tsx'
import type { PageProps } from './props.ts'
import { MailboxHint } from './sign-in-pages.tsx'
import { TroubleNotice } from './trouble.tsx'

/** What the learner opens from the mail: who, what, why, and two buttons. Signing in happens in place. */
export function ClaimPage(props: PageProps<'claim'>) {
  const { text, rich, date } = useSpeech()
  const { claim, trouble } = props.page
  const { achievement, organisation } = claim
  return (
    <article className="claim stack wide">
      <ClaimHead
        {...claim}
        from={
          claim.recipientName
            ? rich('claim.title.person', { person: claim.recipientName, issuer: organisation.name })
            : rich('claim.title', { issuer: organisation.name })
        }
      >
        {claim.expiresAt ? (
          <p className="muted small">{text('claim.valid-until', { date: date(claim.expiresAt) })}</p>
        ) : null}
      </ClaimHead>
      <TroubleNotice trouble={trouble} />
      <ClaimAction {...props} />
      {claim.narrativeHtml ? (
        <section className="stack" aria-labelledby="note">
          <h2 id="note">{text('claim.note')}</h2>
          <Html html={claim.narrativeHtml} className="quoted" />
        </section>
      ) : null}
      <EvidenceList evidence={claim.evidence} />
      <ClaimCriteria achievement={achievement} forLearners={text('claim.for-learners')} />
      {organisation.description ? (
        <More
          summary={
            <span>
              {text('badge.issuer')}: <bdi>{organisation.name}</bdi>
            </span>
          }
        >
          <p className="measure" dir="auto">
            {organisation.description}
          </p>
        </More>
      ) : null}
    </article>
  )
}

function ClaimAction({ page, frame }: PageProps<'claim'>) {
  const { text, rich } = useSpeech()
  const { claim } = page
  const issuer = claim.organisation.name
  if (claim.state === 'accepted')
    return (
      <Notice tone="good" title={text(claim.mine ? 'claim.accepted' : 'claim.accepted.other')}>
        <p>
          <ButtonLink href="/backpack">{text('claim.accepted.action')}</ButtonLink>
        </p>
      </Notice>
    )
  if (claim.state !== 'open')
    return (
      <Notice tone={claim.state === 'revoked' ? 'bad' : 'info'} title={text(`claim.${claim.state}`)}>
        <p>{rich(`claim.${claim.state}.text`, { issuer })}</p>
        {claim.reason ? <p>{rich('badge.reason', { reason: claim.reason })}</p> : null}
      </Notice>
    )
  const action = `/claim/${encodeURIComponent(page.secret)}`
  return claim.mine ? (
    <form className="card stack" method="post" action={action}>
      <p>{rich('claim.privacy', { issuer })}</p>
      {claim.addressKind === 'email' ? null : <NamedHolder hint={claim.addressHint} />}
      <div className="button-row">
        <Button name="do" value="accept">
          {text('claim.accept')}
        </Button>
        <Button name="do" value="decline" look="quiet" formNoValidate>
          {text('claim.decline')}
        </Button>
      </div>
      <p className="muted small">{rich('claim.decline.hint', { issuer })}</p>
    </form>
  ) : claim.addressKind === 'email' ? (
    <ConfirmAddress page={page} frame={frame} action={action} />
  ) : (
    <div className="card stack">
      <NamedHolder hint={claim.addressHint} />
      <p>
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(action)}`}>
          {text('claim.by-link.action')}
        </ButtonLink>
      </p>
      <p className="muted small">{rich('claim.privacy', { issuer })}</p>
    </div>
  )
}

/** Whom the badge names, where that is no mail address. */
function NamedHolder({ hint }: { hint: string }) {
  const { rich } = useSpeech()
  return (
    <p>
      {rich('claim.by-link', {
        address: (
          <bdi dir="ltr" key="address">
            {hint}
          </bdi>
        ),
      })}
    </p>
  )
}

function ConfirmAddress({ page, frame, action }: PageProps<'claim'> & { action: string }) {
  const { text, rich } = useSpeech()
  const address = (
    <bdi dir="ltr" key="address">
      {page.claim.addressHint}
    </bdi>
  )
  if (page.attempt)
    return (
      <form className="card stack" method="post" action={action}>
        <p>{rich('claim.code.lead', { address })}</p>
        {frame.mailbox ? <MailboxHint /> : null}
        <input type="hidden" name="attempt" value={page.attempt} />
        <CodeField wrong={page.trouble?.code === 'sign-in-code-wrong'} />
        <div className="button-row">
          <Button name="do" value="code">
            {text('claim.code.button')}
          </Button>
          <Button name="do" value="mail-code" look="bare" formNoValidate>
            {text('claim.code.again')}
          </Button>
        </div>
      </form>
    )
  return (
    <form className="card stack" method="post" action={action}>
      {frame.person ? (
        <Notice tone="info" title={text('claim.not-mine')}>
          <p>{rich('claim.not-mine.text', { address })}</p>
        </Notice>
      ) : (
        <p>{rich('claim.sign-in', { address })}</p>
      )}
      <div className="button-row">
        <Button name="do" value="mail-code">
          {text('claim.mail-code')}
        </Button>
      </div>
      <p className="muted small">{rich('claim.privacy', { issuer: page.claim.organisation.name })}</p>
    </form>
  )
}
