import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import { Link, type LinkProps } from 'react-router'

export type Tone = 'primary' | 'plain' | 'quiet' | 'danger'

type Props = Omit<ButtonProps, 'className'> & { tone?: Tone; className?: string }

/** A button with a verb on it; while `isPending` it keeps its place and says that it works. */
export function Button({ tone = 'plain', className = '', ...props }: Props) {
  return <AriaButton {...props} className={`${looks(tone)} ${className}`} />
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ tone = 'plain', className = '', ...props }: LinkProps & { tone?: Tone }) {
  return <Link {...props} className={`${looks(tone)} ${className}`} />
}

/** The classes of a button, for an anchor that leaves the app. */
export function looks(tone: Tone): string {
  return `${shape} ${tones[tone]}`
}

const shape =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-control px-4 py-2 text-start ' +
  'font-semibold leading-tight no-underline disabled:cursor-default disabled:opacity-50 ' +
  'data-pending:cursor-progress data-pending:opacity-70 [&>svg]:size-[1.15em] [&>svg]:shrink-0'

const tones: Record<Tone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border border-control bg-raised text-ink hover:border-ink',
  quiet: 'text-accent underline-offset-4 hover:underline px-2',
  danger: 'border border-bad bg-raised text-bad hover:bg-bad hover:text-raised',
}
