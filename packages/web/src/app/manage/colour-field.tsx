import { useId, useState } from 'react'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

/** A colour, picked or typed as #rrggbb. */
export function ColourField({ value, onChange }: { value: string; onChange: (colour: string) => void }) {
  const say = useSay()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const take = (text: string) => {
    const colour = text.trim().toLowerCase()
    const whole = /^#[0-9a-f]{6}$/.test(colour)
    setTyped(whole ? null : text)
    if (whole) onChange(colour)
  }
  return (
    <div className="colour-field">
      <div className="field">
        <label htmlFor={id} className="field-label">
          {say('app.branding.pick')}
        </label>
        <input id={id} type="color" value={value} onChange={event => take(event.target.value)} />
      </div>
      <Field
        label={say('app.branding.type')}
        name="colour"
        value={typed ?? value}
        onChange={take}
        maxLength={7}
      />
    </div>
  )
}
