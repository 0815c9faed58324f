import type { LucideIcon } from 'lucide-react'

const colours = { good: 'text-good', warn: 'text-warn', bad: 'text-bad', muted: 'text-muted' } as const

type Props = { icon: LucideIcon; word: string; tone: keyof typeof colours }

/** A state: icon and word, colour only besides. */
export function IconWord({ icon: Icon, word, tone }: Props) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${colours[tone]}`}>
      <Icon aria-hidden="true" className="size-[1.1em] shrink-0" />
      {word}
    </span>
  )
}
