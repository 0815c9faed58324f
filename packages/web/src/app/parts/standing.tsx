import type { backpack } from '@rucksack/contract'
import { CircleCheck, CircleHelp, CircleSlash, CircleX, Clock, PauseCircle } from 'lucide-react'
import { IconWord } from './icon-word.tsx'
import { useSay } from './say.tsx'

type Word = backpack.ShelfBadge['standing']

/** How a badge or award stands today. */
export function Standing({ standing }: { standing: Word }) {
  const say = useSay()
  const { icon, tone } = marks[standing]
  return <IconWord icon={icon} tone={tone} word={say(`app.standing.${standing}`)} />
}

const marks = {
  good: { icon: CircleCheck, tone: 'good' },
  revoked: { icon: CircleSlash, tone: 'bad' },
  suspended: { icon: PauseCircle, tone: 'warn' },
  expired: { icon: Clock, tone: 'warn' },
  unknown: { icon: CircleHelp, tone: 'muted' },
  broken: { icon: CircleX, tone: 'bad' },
} as const satisfies Record<Word, object>
