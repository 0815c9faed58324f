import type { CodeOffer } from '@rucksack/contract/codes'
import { Button } from '../components/button.tsx'
import { ButtonLink } from '../components/button-link.tsx'
import { Field, TextField } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { ClaimCriteria, ClaimHead } from './claim-head.tsx'
import type { PageProps } from './props.ts'
import { TroubleNotice } from './trouble.tsx'

/** What a claim code brings: the badge, and one button that is already the next step. */
export function CodePage({ page, frame }: PageProps<'code'>) {
  const { text, rich } = useSpeech()
  const { offer } = page
  const { achievement, organisation } = offer
  const values = { issuer: organisation.name, person: offer.reservedName ?? '' }
  return (
    <article className="claim stack wide">
      <ClaimHead
        {...offer}
        from={rich(offer.reservedName ? 'claim-code.lead.person' : 'claim-code.lead', values)}
      />
      <TroubleNotice trouble={page.trouble} />
      {offer.mine ? (
        <Outcome offer={offer} mine={offer.mine} />
      ) : offer.state === 'open' ? (
        <NextStep offer={offer} signedIn={frame.person !== null} />
      ) : (
        <NotNow offer={offer} />
      )}
      <ClaimCriteria achievement={achievement} forLearners={text('earning.for-learners')} />
    </article>
  )
}

function NextStep({ offer, signedIn }: { offer: CodeOffer; signedIn: boolean }) {
  const { text, rich } = useSpeech()
  const path = `/code/${encodeURIComponent(offer.text)}`
  if (!signedIn)
    return (
      <form className="card stack" method="post" action="/sign-in">
        <p>{text('claim-code.sign-in')}</p>
        <input type="hidden" name="next" value={path} />
        <Field
          id="email"
          name="email"
          type="email"
          label={text('sign-in.email')}
          autoComplete="username"
          maxLength={254}
          required
          dir="ltr"
        />
        <div className="button-row">
          <Button>{text('sign-in.button')}</Button>
        </div>
      </form>
    )
  const asks = offer.mode === 'request'
  return (
    <form className="card stack" method="post" action={path}>
      <p>{rich(asks ? 'claim-code.asks' : 'claim.privacy', { issuer: offer.organisation.name })}</p>
      {asks ? (
        <TextField
          id="note"
          name="note"
          label={text('claim-code.note')}
          rows={3}
          maxLength={1000}
          dir="auto"
        />
      ) : null}
      <div className="button-row">
        <Button>{text(asks ? 'claim-code.ask' : 'claim.accept')}</Button>
      </div>
    </form>
  )
}

function Outcome({ offer, mine }: { offer: CodeOffer; mine: NonNullable<CodeOffer['mine']> }) {
  const { text, rich } = useSpeech()
  const values = { issuer: offer.organisation.name }
  if (mine.state === 'requested')
    return (
      <Notice tone="info" title={text('claim-code.requested')}>
        <p>{rich('claim-code.requested.text', values)}</p>
      </Notice>
    )
  if (mine.state === 'refused')
    return (
      <Notice tone="info" title={text('claim-code.refused')}>
        <p>{rich('badge.reason', { reason: mine.reason ?? '' })}</p>
      </Notice>
    )
  return (
    <Notice tone="good" title={text(mine.badge ? 'claim.accepted' : 'claim-code.awarded')}>
      {mine.badge ? (
        <p>
          <ButtonLink href={`/backpack/badges/${mine.badge}`}>{text('claim-code.open')}</ButtonLink>
        </p>
      ) : (
        <p>{text('claim-code.awarded.text')}</p>
      )}
    </Notice>
  )
}

function NotNow({ offer }: { offer: CodeOffer }) {
  const { text, date } = useSpeech()
  if (offer.state === 'open') return null
  return (
    <Notice tone="info" title={text(`claim-code.${offer.state}`)}>
      <p>
        {offer.state === 'waiting' && offer.opensAt
          ? text('claim-code.waiting.text', { date: date(offer.opensAt) })
          : text('claim-code.ask-issuer')}
      </p>
    </Notice>
  )
}
