import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import { Link, type LinkProps } from 'react-router'
import { type ButtonLook, buttonClass } from '../../components/button.tsx'

type Props = Omit<ButtonProps, 'className'> & { look?: ButtonLook; className?: string }

/** A button with a verb on it; while `isPending` it keeps its place and says that it works. */
export function Button({ look = 'quiet', className, ...props }: Props) {
  return <AriaButton {...props} className={buttonClass(look, className)} />
}

/** A link that looks like a button, for going somewhere in the app. */
export function ButtonLink({ look = 'quiet', className, ...props }: LinkProps & { look?: ButtonLook }) {
  return <Link {...props} className={buttonClass(look, className)} />
}
