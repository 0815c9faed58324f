import { Label, Radio, RadioGroup } from 'react-aria-components'

type Props<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; label: string; help?: string }[]
  onChange: (value: T) => void
  isDisabled?: boolean
}

/** One of a few answers that each need a sentence. */
export function RadioChoice<T extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
}: Props<T>) {
  const take = (picked: string) => {
    const option = options.find(one => one.value === picked)
    if (option) onChange(option.value)
  }
  return (
    <RadioGroup value={value} onChange={take} isDisabled={isDisabled} className="field">
      <Label className="field-label">{label}</Label>
      {options.map(option => (
        <Radio key={option.value} value={option.value} className="radio-card">
          <span aria-hidden="true" className="radio-dot" />
          <span>
            <span className="field-label">{option.label}</span>
            {option.help === undefined ? null : <span className="field-hint block">{option.help}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
