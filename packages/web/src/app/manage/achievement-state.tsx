import type { issuing } from '@rucksack/contract'
import { Archive, CircleCheck, PencilLine } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { useSay } from '../parts/say.tsx'

const marks = {
  draft: { icon: PencilLine, tone: 'tone-warn' },
  published: { icon: CircleCheck, tone: 'tone-good' },
  archived: { icon: Archive, tone: 'tone-info' },
} as const

/** Whether an achievement is being written, can be awarded, or is put away. */
export function AchievementState({ state }: { state: issuing.Achievement['state'] }) {
  const say = useSay()
  return (
    <span className={`mark ${marks[state].tone}`}>
      <Icon of={marks[state].icon} />
      {say(`app.state.${state}`)}
    </span>
  )
}
