import { useState } from 'react'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import type { Candidate } from './candidate.ts'
import { CandidateLine } from './candidate-line.tsx'
import { useSending } from './use-sending.ts'

type Props = { candidates: Candidate[]; onLeaveOut: (key: string) => void }

/** What was given, line by line, each with its outcome. */
export function Adding({ candidates, onLeaveOut }: Props) {
  const say = useSay()
  const { outcomes, send } = useSending()
  const [busy, setBusy] = useState(false)
  const waiting = candidates.filter(one => one.send !== null && outcomes[one.key] === undefined)
  const added = candidates.filter(one => outcomes[one.key]?.kind === 'added').length
  const sendAll = async () => {
    setBusy(true)
    for (const candidate of waiting) await send(candidate)
    setBusy(false)
  }
  return (
    <Panel title={say('app.add.given')} lead={say('app.add.nothing-sent')}>
      <p role="status" className="visually-hidden">
        {say('app.add.so-far', { given: candidates.length, added })}
      </p>
      <ul className="stack">
        {candidates.map(candidate => (
          <CandidateLine
            key={candidate.key}
            candidate={candidate}
            outcome={outcomes[candidate.key]}
            onSend={() => void send(candidate)}
            onLeaveOut={() => onLeaveOut(candidate.key)}
          />
        ))}
      </ul>
      <div className="button-row">
        {waiting.length > 1 || busy ? (
          <Button look="strong" onPress={() => void sendAll()} isPending={busy}>
            {say('app.add.add-all', { count: waiting.length })}
          </Button>
        ) : null}
        {added > 0 ? <ButtonLink to="/backpack">{say('app.to-backpack')}</ButtonLink> : null}
      </div>
    </Panel>
  )
}
