import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import { Link, type LinkProps } from 'react-router'
import { type ButtonLook, buttonClass } from '../../components/button.tsx'
import { useSay } from './say.tsx'

type Props = Omit<ButtonProps, 'className' | 'children'> & {
  look?: ButtonLook
  className?: string
  children: ReactNode
}

/**
 * A button with a verb on it. While `isPending` it keeps its place and its focus, does nothing and says
 * that it works; react-aria's own pending state would announce an element that is gone when the act ends.
 */
export function Button({ look = 'quiet', className, children, isPending = false, ...props }: Props) {
  const say = useSay()
  const { onPress, type, ...rest } = props
  const act = isPending
    ? { type: 'button' as const, 'data-pending': true }
    : { ...(type === undefined ? {} : { type }), ...(onPress === undefined ? {} : { onPress }) }
  return (
    <AriaButton {...rest} {...act} className={buttonClass(look, className)}>
      {children}
      <span role="status" className="visually-hidden">
        {isPending ? say('app.loading') : ''}
      </span>
    </AriaButton>
  )
}

/** A link that looks like a button, for going somewhere in the app. */
export function ButtonLink({ look = 'quiet', className, ...props }: LinkProps & { look?: ButtonLook }) {
  return <Link {...props} className={buttonClass(look, className)} />
}
