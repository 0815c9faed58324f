import { CircleAlert } from 'lucide-react'
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type Own = { id: string; label: ReactNode; hint?: ReactNode; error?: ReactNode }

/** One line of input with its label, a hint and what is wrong with it. */
export function Field({
  id,
  label,
  hint,
  error,
  className,
  ...rest
}: Own & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input {...rest} {...described(id, hint, error)} id={id} className={classNames('input', className)} />
    </FieldFrame>
  )
}

/** Several lines of input. */
export function TextField({
  id,
  label,
  hint,
  error,
  className,
  ...rest
}: Own & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea
        {...rest}
        {...described(id, hint, error)}
        id={id}
        className={classNames('input', className)}
      />
    </FieldFrame>
  )
}

/** Label, hint and error around any control with this `id`. */
export function FieldFrame({ id, label, hint, error, children }: Own & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <Icon of={CircleAlert} />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  )
}

function described(id: string, hint: ReactNode, error: ReactNode) {
  const ids = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return {
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(error ? { 'aria-invalid': true } : {}),
  }
}
