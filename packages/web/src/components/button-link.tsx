import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button.tsx'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; look?: ButtonLook; icon?: ReactNode }

/** A link that looks like a button. */
export function ButtonLink({ look = 'strong', icon, children, className, ...rest }: Props) {
  return (
    <a {...rest} className={buttonClass(look, className)}>
      {icon}
      {children}
    </a>
  )
}
