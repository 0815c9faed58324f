import { useId } from 'react'
import { classNames } from '../../components/class-names.ts'

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
  const { label, value, options, onChange, help, quiet = false, isDisabled = false, className } = props
  const id = useId()
  const take = (picked: string) => {
    const option = options.find(one => one.value === picked)
    if (option) onChange(option.value)
  }
  return (
    <div className={classNames('field', className)}>
      <label htmlFor={id} className={quiet ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field-hint">
          {help}
        </p>
      )}
      <select
        id={id}
        value={value}
        disabled={isDisabled}
        {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
        onChange={event => take(event.target.value)}
        className="input choice"
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
