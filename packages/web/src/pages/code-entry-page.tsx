import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { PageProps } from './props.ts'
import { TroubleNotice } from './trouble.tsx'

/** For a code that was read aloud or printed on a slip: one field. */
export function CodeEntryPage({ page }: PageProps<'code-entry'>) {
  const { text } = useSpeech()
  return (
    <div className="slip stack">
      <h1>{text('code-entry.title')}</h1>
      <TroubleNotice trouble={page.trouble} />
      <p>{text('code-entry.lead')}</p>
      <form className="stack" method="get" action="/code">
        <Field
          id="text"
          name="text"
          label={text('code-entry.label')}
          hint={text('code-entry.hint')}
          defaultValue={page.typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          required
          dir="ltr"
        />
        <Button>{text('code-entry.button')}</Button>
      </form>
    </div>
  )
}
