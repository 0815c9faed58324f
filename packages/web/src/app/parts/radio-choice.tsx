import { Label, Radio, RadioGroup } from 'react-aria-components'
import { helpLooks, labelLooks } from './field.tsx'

type Props<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; label: string; help?: string }[]
  onChange: (value: T) => void
  isDisabled?: boolean
}

/** One of a few answers that each need a sentence. */
export function RadioChoice<T extends string>({ label, value, options, onChange, isDisabled }: Props<T>) {
  const take = (picked: string) => {
    const option = options.find(one => one.value === picked)
    if (option) onChange(option.value)
  }
  return (
    <RadioGroup value={value} onChange={take} isDisabled={isDisabled ?? false} className="flex flex-col gap-2">
      <Label className={labelLooks}>{label}</Label>
      {options.map(option => (
        <Radio
          key={option.value}
          value={option.value}
          className="group flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line p-3 data-selected:border-accent data-selected:bg-raised data-focus-visible:focus-ring data-disabled:cursor-default"
        >
          <span
            aria-hidden="true"
            className="mt-1 size-4 shrink-0 rounded-full border-2 border-control group-data-selected:border-[5px] group-data-selected:border-accent"
          />
          <span>
            <span className="font-semibold">{option.label}</span>
            {option.help === undefined ? null : <span className={`block ${helpLooks}`}>{option.help}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
