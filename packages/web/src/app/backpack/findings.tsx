import type { verifying } from '@rucksack/contract'
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { useSay, useSayIfKnown } from '../parts/say.tsx'

const marks = {
  passed: { icon: CircleCheck, tone: 'tone-good' },
  failed: { icon: CircleX, tone: 'tone-bad' },
  unknown: { icon: CircleHelp, tone: 'tone-info' },
} as const

/** Every check with how it came out, and why when it did not pass. */
export function Findings({ findings }: { findings: verifying.Finding[] }) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  return (
    <ul className="findings">
      {findings.map(({ check, outcome, reason, detail }) => (
        <li key={`${check} ${outcome} ${reason}`} className={marks[outcome].tone}>
          <Icon of={marks[outcome].icon} className="finding-icon" />
          <div>
            <p>
              <strong>{sayIfKnown(`check.${check}`, check)}</strong>
              {' · '}
              {say(`outcome.${outcome}`)}
            </p>
            <p className="muted small">
              {outcome === 'passed'
                ? sayIfKnown(`passed.${check}`, '')
                : sayIfKnown(`reason.${reason}`, detail ?? say('reason.other'))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
