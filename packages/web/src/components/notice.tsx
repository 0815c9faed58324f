import { CircleAlert, CircleCheck, CircleHelp, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export type Tone = 'good' | 'warn' | 'bad' | 'info'

const icons = { good: CircleCheck, warn: CircleHelp, bad: CircleAlert, info: Info }

type Props = { tone: Tone; title: ReactNode; children?: ReactNode; className?: string; alert?: boolean }

/** Says what happened, in icon, words and colour; `alert` makes screen readers say it at once. */
export function Notice({ tone, title, children, className, alert = false }: Props) {
  return (
    <div
      className={classNames('notice', `tone-${tone}`, className)}
      {...(alert ? { role: 'alert', tabIndex: -1 } : {})}
    >
      <Icon of={icons[tone]} />
      <div className="stack tight">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
