import { useId } from 'react'
import { CopyButton } from './copy-button.tsx'

type Props = { label: string; url: string; copy?: string }

/** A link to hand on: readable, selectable, copied with one press. */
export function LinkLine({ label, url, copy }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <div className="link-line">
        <input
          id={id}
          readOnly
          dir="ltr"
          value={url}
          onFocus={event => event.target.select()}
          className="input small"
        />
        <CopyButton text={url} {...(copy === undefined ? {} : { label: copy })} />
      </div>
    </div>
  )
}
