import { useId } from 'react'
import { helpLooks, inputLooks, labelLooks } from './field.tsx'

type Props<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  help?: string
  /** The label is read out but not shown. */
  quiet?: boolean
  isDisabled?: boolean
  className?: string
}

/** One of a few words, as the select of the reader's own device. */
export function Choice<T extends string>(props: Props<T>) {
  const { label, value, options, onChange, help, quiet = false, isDisabled = false, className = '' } = props
  const id = useId()
  const take = (picked: string) => {
    const option = options.find(one => one.value === picked)
    if (option) onChange(option.value)
  }
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className={quiet ? 'sr-only' : labelLooks}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={isDisabled}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={event => take(event.target.value)}
        className={`${inputLooks} cursor-pointer`}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help === undefined ? null : (
        <p id={`${id}-help`} className={helpLooks}>
          {help}
        </p>
      )}
    </div>
  )
}
