import type { backpack } from '@rucksack/contract'
import { CircleX } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { StandingMark } from '../../components/standing.tsx'
import { useSay } from './say.tsx'

/** How a badge or award stands today. */
export function Standing({ standing }: { standing: backpack.ShelfBadge['standing'] }) {
  const say = useSay()
  if (standing === 'broken')
    return (
      <span className="mark tone-bad">
        <Icon of={CircleX} />
        {say('app.standing.broken')}
      </span>
    )
  return <StandingMark standing={standing}>{say(`standing.${standing}`)}</StandingMark>
}
