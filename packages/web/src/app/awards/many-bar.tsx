import type { AwardChange } from '@rucksack/contract/after-awards'
import type { Award } from '@rucksack/contract/issuing'
import { Ban, CirclePause, CirclePlay, type LucideIcon, RefreshCw, Send, Undo2 } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { Button } from '../parts/button.tsx'
import { useSay } from '../parts/say.tsx'
import { whyNot } from './why-not.ts'

type Props = { awards: Award[]; onChange: (change: AwardChange) => void; onClear: () => void }

/** In the order in which they are offered: the gentle ones first. */
const acts: [AwardChange, LucideIcon][] = [
  ['send', Send],
  ['withdraw', Undo2],
  ['renew', RefreshCw],
  ['suspend', CirclePause],
  ['reinstate', CirclePlay],
  ['revoke', Ban],
]
const turning: AwardChange[] = ['send', 'withdraw', 'reinstate']

/** What can be done with the selected awards; what fits none of them is not offered. */
export function ManyBar({ awards, onChange, onClear }: Props) {
  const say = useSay()
  const fitting = acts.filter(([change]) => awards.some(award => whyNot(award, change) === null))
  return (
    <section className="many-bar" aria-label={say('app.awards.selection')}>
      <p role="status">
        {say('app.awards.selected', { count: awards.length })}
        <Button look="bare" onPress={onClear}>
          {say('app.awards.clear')}
        </Button>
      </p>
      <div className="many-acts">
        {fitting.map(([change, icon]) => (
          <Button key={change} onPress={() => onChange(change)}>
            <Icon of={icon} {...(turning.includes(change) ? { turns: true } : {})} />
            {say(`app.many.act.${change}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
