import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type Props = { summary: ReactNode; children: ReactNode; open?: boolean; className?: string; id?: string }

/** Something that unfolds, also without JavaScript. */
export function More({ summary, children, open = false, className, id }: Props) {
  return (
    <details className={classNames('more', className)} open={open} id={id}>
      <summary>
        <Icon of={ChevronDown} className="chevron" />
        {summary}
      </summary>
      {children}
    </details>
  )
}
