import { Ban, CircleCheck, CircleHelp, CirclePause, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type Standing = 'good' | 'revoked' | 'suspended' | 'expired' | 'unknown'

const looks = {
  good: { icon: CircleCheck, tone: 'good' },
  revoked: { icon: Ban, tone: 'bad' },
  suspended: { icon: CirclePause, tone: 'warn' },
  expired: { icon: Hourglass, tone: 'warn' },
  unknown: { icon: CircleHelp, tone: 'info' },
} as const

/** How a badge stands, in icon, word and colour; the word comes from the caller. */
export function StandingMark({ standing, children }: { standing: Standing; children: ReactNode }) {
  const look = looks[standing]
  return (
    <span className={`mark tone-${look.tone}`}>
      <Icon of={look.icon} />
      {children}
    </span>
  )
}
