import { CircleCheck } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Picture } from '../parts/picture.tsx'
import { Say, useSay, useSayIfKnown } from '../parts/say.tsx'
import type { Candidate } from './candidate.ts'
import { Refusal } from './refusal.tsx'
import type { Outcome } from './use-sending.ts'

type Props = {
  candidate: Candidate
  outcome: Outcome | undefined
  onSend: () => void
  onLeaveOut: () => void
}

/** One thing the learner gave: what this browser sees in it, and what became of it. */
export function CandidateLine({ candidate, outcome, onSend, onLeaveOut }: Props) {
  const say = useSay()
  return (
    <li className="card stack candidate">
      <Seen candidate={candidate} />
      {outcome?.kind === 'added' ? (
        <div className="button-row">
          <p className="mark tone-good" role="status">
            <Icon of={CircleCheck} />
            {say(`app.add.outcome.${outcome.added.outcome}`)}
          </p>
          <ButtonLink to={`/backpack/badges/${outcome.added.badge.id}`}>{say('app.add.open')}</ButtonLink>
        </div>
      ) : (
        <>
          {outcome?.kind === 'refused' ? <Refusal problem={outcome.problem} /> : null}
          <div className="button-row">
            {candidate.send === null ? null : (
              <Button look="strong" onPress={onSend} isPending={outcome?.kind === 'sending'}>
                {say(outcome?.kind === 'refused' ? 'app.try-again' : 'app.add.act')}
              </Button>
            )}
            <Button look="bare" onPress={onLeaveOut}>
              {say('app.add.leave-out')}
            </Button>
          </div>
        </>
      )}
    </li>
  )
}

function Seen({ candidate: { seen, source } }: { candidate: Candidate }) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  if (seen.kind === 'refused')
    return (
      <Notice tone="bad" title={<Say id="app.add.cannot-read" values={{ source }} />} alert>
        <p>{sayIfKnown(`reason.${seen.reason}`, seen.detail)}</p>
        <p>{say('app.add.cannot-read-advice')}</p>
      </Notice>
    )
  if (seen.kind === 'url')
    return (
      <div className="stack tight">
        <p className="serif">
          <bdi dir="ltr">{seen.url}</bdi>
        </p>
        <p className="muted">{say('app.add.url-text')}</p>
      </div>
    )
  const { badge, picture, version } = seen
  return (
    <div className="candidate-seen">
      <Picture src={picture} alt="" size="shelf" />
      <div className="stack tight">
        <h3 className="serif" dir="auto">
          {badge.name}
        </h3>
        {badge.issuer.name === null ? null : <p dir="auto">{badge.issuer.name}</p>}
        {badge.description === null ? null : (
          <p className="muted small" dir="auto">
            {badge.description}
          </p>
        )}
        <p className="muted small">
          {badge.issuedOn === null ? null : (
            <>
              <Day value={badge.issuedOn} />
              {' · '}
            </>
          )}
          {say('verdict.detected', { version })}
        </p>
      </div>
    </div>
  )
}
