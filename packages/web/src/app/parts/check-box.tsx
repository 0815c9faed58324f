import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox, type CheckboxProps } from 'react-aria-components'
import { classNames } from '../../components/class-names.ts'

type Props = Omit<CheckboxProps, 'className' | 'children'> & { children?: ReactNode; className?: string }

/** A box to tick; without children it needs an `aria-label`. */
export function CheckBox({ children, className, ...props }: Props) {
  return (
    <Checkbox {...props} className={classNames('tick', className)}>
      <span aria-hidden="true" className="tick-box">
        <Check strokeWidth={3.2} />
      </span>
      {children}
    </Checkbox>
  )
}
