import { Field } from './field.tsx'
import { useSay } from './say.tsx'

type Props = { value: string; onChange: (note: string) => void; maxLength?: number }

/** What the learner did well, in the words of who awards; it stands on the badge. */
export function NoteField({ value, onChange, maxLength = 10_000 }: Props) {
  const say = useSay()
  return (
    <Field
      label={say('app.award.note')}
      help={say('app.award.note-help')}
      name="narrative"
      rows={3}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
    />
  )
}
