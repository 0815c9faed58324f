import { CircleAlert } from 'lucide-react'
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
import { classNames } from '../../components/class-names.ts'
import { Icon } from '../../components/icon.tsx'

type Props = Omit<TextFieldProps, 'className' | 'children'> & {
  label: string
  help?: ReactNode
  rows?: number
  placeholder?: string
  className?: string
}

/** One line of text, or several with `rows`; label, help and error belong together. A web address says how it begins. */
export function Field({ label, help, rows, placeholder, className, ...props }: Props) {
  const hint = placeholder ?? (props.type === 'url' ? 'https://' : undefined)
  const shown = hint === undefined ? {} : { placeholder: hint }
  return (
    <TextField {...props} className={classNames('field', className)}>
      <Label className="field-label">{label}</Label>
      {help === undefined ? null : (
        <Text slot="description" className="field-hint">
          {help}
        </Text>
      )}
      {rows === undefined ? (
        <Input {...shown} className="input" dir="auto" />
      ) : (
        <TextArea {...shown} className="input" rows={rows} dir="auto" />
      )}
      <FieldError className="field-error">
        {({ validationErrors }) => (
          <>
            <Icon of={CircleAlert} />
            <span>{validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </TextField>
  )
}
