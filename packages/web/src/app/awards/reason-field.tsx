import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

type Props = { value: string; onChange: (reason: string) => void; autoFocus?: boolean }

/** Why something is done to an award; the learner reads it. */
export function ReasonField({ value, onChange, autoFocus = true }: Props) {
  const say = useSay()
  return (
    <Field
      label={say('app.standing.reason')}
      help={say('app.standing.reason-help')}
      name="reason"
      rows={3}
      value={value}
      onChange={onChange}
      maxLength={1000}
      isRequired
      autoFocus={autoFocus}
    />
  )
}
