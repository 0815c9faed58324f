import { Field } from '../components/field.tsx'
import { useSpeech } from '../messages/speech-context.ts'

/** Six digits from a mail; phones fill them in by themselves. */
export function CodeField({ wrong = false }: { wrong?: boolean }) {
  const { text } = useSpeech()
  return (
    <Field
      id="code"
      name="code"
      label={text('code.label')}
      hint={text('code.hint')}
      error={wrong ? text('problem.sign-in-code-wrong.title') : undefined}
      className="code-digits"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]{6,12}"
      maxLength={12}
      required
      dir="ltr"
    />
  )
}
