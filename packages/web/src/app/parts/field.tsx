import type { ReactNode } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'

type Props = Omit<TextFieldProps, 'className' | 'children'> & {
  label: string
  help?: ReactNode
  rows?: number
  placeholder?: string
  list?: string
  className?: string
}

/** One line of text, or several with `rows`; label, help and error belong together. */
export function Field({ label, help, rows, placeholder, list, className = '', ...props }: Props) {
  return (
    <TextField {...props} className={`flex flex-col gap-1 ${className}`}>
      <Label className={labelLooks}>{label}</Label>
      {rows === undefined ? (
        <Input className={inputLooks} placeholder={placeholder} list={list} dir="auto" />
      ) : (
        <TextArea className={`${inputLooks} resize-y py-2`} rows={rows} placeholder={placeholder} dir="auto" />
      )}
      {help === undefined ? null : (
        <Text slot="description" className={helpLooks}>
          {help}
        </Text>
      )}
      <FieldError className={errorLooks} />
    </TextField>
  )
}

export const labelLooks = 'font-semibold'
export const helpLooks = 'max-w-prose text-sm text-muted'
export const errorLooks = 'text-sm font-semibold text-bad'
export const inputLooks =
  'min-h-11 w-full rounded-control border border-control bg-raised px-3 text-ink placeholder:text-muted ' +
  'data-invalid:border-bad read-only:bg-surface'
