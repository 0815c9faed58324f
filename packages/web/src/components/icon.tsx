import type { LucideIcon } from 'lucide-react'
import { classNames } from './class-names.ts'

/** An icon beside words that say the same; `turns` mirrors it where text runs from right to left. */
export function Icon({
  of: Drawing,
  turns = false,
  className,
}: {
  of: LucideIcon
  turns?: boolean
  className?: string
}) {
  return (
    <Drawing
      aria-hidden="true"
      focusable="false"
      className={classNames('icon', turns && 'icon-turns', className)}
      strokeWidth={1.9}
    />
  )
}
