import { Check } from 'lucide-react'
import { useId } from 'react'
import { useSay } from '../parts/say.tsx'
import { contrast } from './colours.ts'
import type { Colour } from './design.ts'
import { useSwatches } from './swatches-context.ts'

type Props = { label: string; value: Colour; onChange: (colour: Colour) => void }

/** A colour of the palette, or any other. */
export function ColourPick({ label, value, onChange }: Props) {
  const say = useSay()
  const id = useId()
  const swatches = useSwatches()
  return (
    <fieldset className="colour-pick">
      <legend className="field-label">{label}</legend>
      <div className="swatches">
        {swatches.map(colour => (
          <label key={colour} className="swatch" style={{ background: colour, color: inkOn(colour) }}>
            <input
              type="radio"
              name={id}
              className="visually-hidden"
              checked={colour === value}
              onChange={() => onChange(colour)}
              aria-label={colour}
            />
            {colour === value ? <Check aria-hidden="true" size={16} strokeWidth={3} /> : null}
          </label>
        ))}
        <label className="swatch other" title={say('app.designer.other-colour')}>
          <span className="visually-hidden">{say('app.designer.other-colour')}</span>
          <input type="color" value={value} onChange={event => onChange(event.target.value.toLowerCase())} />
        </label>
      </div>
    </fieldset>
  )
}

const inkOn = (colour: Colour) => (contrast(colour, '#ffffff') > 3 ? '#ffffff' : '#000000')
