import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox, type CheckboxProps } from 'react-aria-components'

type Props = Omit<CheckboxProps, 'className' | 'children'> & { children?: ReactNode; className?: string }

/** A box to tick; without children it needs an `aria-label`. */
export function CheckBox({ children, className = '', ...props }: Props) {
  return (
    <Checkbox
      {...props}
      className={`group flex min-h-11 cursor-pointer items-center gap-3 data-disabled:cursor-default ${className}`}
    >
      <span
        aria-hidden="true"
        className="flex size-5 shrink-0 items-center justify-center rounded border-2 border-control bg-raised group-data-focus-visible:focus-ring group-data-selected:border-accent group-data-selected:bg-accent"
      >
        <Check className="hidden size-4 text-on-accent group-data-selected:block" strokeWidth={3} />
      </span>
      {children}
    </Checkbox>
  )
}
