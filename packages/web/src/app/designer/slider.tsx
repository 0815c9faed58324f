import { useId } from 'react'
import { useIntl } from 'react-intl'

type Props = {
  label: string
  value: number
  min: number
  max: number
  step?: number
  onChange: (value: number) => void
}

/** A number that is found by trying: the slider of the reader's own device. */
export function Slider({ label, value, min, max, step = 1, onChange }: Props) {
  const id = useId()
  const intl = useIntl()
  return (
    <div className="slider">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <output htmlFor={id} className="muted small">
        {intl.formatNumber(Math.round(value * 100) / 100)}
      </output>
      <input
        id={id}
        type="range"
        className="slider-bar"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={event => onChange(event.target.valueAsNumber)}
      />
    </div>
  )
}
