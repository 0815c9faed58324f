import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ButtonLook = 'strong' | 'quiet' | 'bare' | 'danger'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; icon?: ReactNode }

/** A button that does what its verb says; in a form it sends it. */
export function Button({ look = 'strong', icon, children, className, ...rest }: Props) {
  return (
    <button type="submit" {...rest} className={buttonClass(look, className)}>
      {icon}
      {children}
    </button>
  )
}

/** The classes of a button, for links and for react-aria's own elements. */
export function buttonClass(look: ButtonLook = 'strong', more?: string): string {
  return classNames('button', look !== 'strong' && look, more)
}
