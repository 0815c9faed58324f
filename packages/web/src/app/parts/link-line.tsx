import { useId } from 'react'
import { CopyButton } from './copy-button.tsx'
import { inputLooks, labelLooks } from './field.tsx'

type Props = { label: string; url: string; quiet?: boolean }

/** A link to hand on: readable, selectable, copied with one press. */
export function LinkLine({ label, url, quiet = false }: Props) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={quiet ? 'sr-only' : labelLooks}>
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          dir="ltr"
          value={url}
          onFocus={event => event.target.select()}
          className={`${inputLooks} w-auto min-w-40 flex-1 text-sm`}
        />
        <CopyButton text={url} />
      </div>
    </div>
  )
}
