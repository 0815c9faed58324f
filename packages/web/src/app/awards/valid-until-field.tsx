import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

type Props = { value: string; onChange: (day: string) => void; help?: string; autoFocus?: boolean }

/** The last day on which an award is valid. */
export function ValidUntilField({ value, onChange, help, autoFocus = false }: Props) {
  const say = useSay()
  return (
    <Field
      label={say('app.badge.expires')}
      help={help ?? say('app.again.until-help')}
      name="expiresAt"
      type="date"
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
    />
  )
}
