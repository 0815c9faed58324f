import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from './props.ts'
import { TroubleNotice } from './trouble.tsx'

/** A link that asks for a password; what lies behind is not told before. */
export function ShareLockedPage({ page }: PageProps<'share-locked'>) {
  const { text } = useSpeech()
  return (
    <div className="slip stack">
      <h1>{text('share-locked.title')}</h1>
      <TroubleNotice trouble={page.trouble} />
      <p>{text('share-locked.lead')}</p>
      <form className="stack" method="post" action={page.action}>
        <Field
          id="password"
          name="password"
          type="password"
          label={text('share-locked.password')}
          autoComplete="off"
          maxLength={200}
          required
          dir="auto"
        />
        <Button>{text('share-locked.open')}</Button>
      </form>
    </div>
  )
}
