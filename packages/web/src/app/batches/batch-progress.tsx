import { awardBatches } from '@rucksack/contract'
import type { AwardBatch } from '@rucksack/contract/award-batches'
import { Label, ProgressBar } from 'react-aria-components'
import { Link } from 'react-router'
import { buttonClass } from '../../components/button.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'

const reads = [awardBatches.readAwardBatch, awardBatches.listAwardBatchRows]

/** How far a list is, what became of it, and what can be done about it now. */
export function BatchProgress({ batch }: { batch: AwardBatch }) {
  const say = useSay()
  const { counts, state } = batch
  const params = { params: { batch: batch.id } }
  const pause = useAct(awardBatches.pauseAwardBatch, () => params, { refresh: reads })
  const resume = useAct(awardBatches.resumeAwardBatch, () => params, { refresh: reads })
  const cancel = useAct(awardBatches.cancelAwardBatch, () => params, { refresh: reads })
  const retry = useAct(awardBatches.retryAwardBatch, () => params, { refresh: reads })
  const settled = counts.awarded + counts.skipped + counts.failed
  const again = counts.failed + counts.ready
  return (
    <Panel title={say(`batch.state.${state}`)}>
      {state === 'scheduled' && batch.startsAt !== null ? (
        <p>
          <Day value={batch.startsAt} time />
        </p>
      ) : null}
      <ProgressBar value={settled} maxValue={Math.max(counts.total - counts.bad, 1)} className="progress">
        {({ percentage = 0 }) => (
          <>
            <Label className="visually-hidden">{say('batch.progress')}</Label>
            <div className="progress-track">
              <div className="progress-fill" style={{ inlineSize: `${percentage}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <p role="status">
        {say('batch.counts', {
          awarded: counts.awarded,
          skipped: counts.skipped,
          failed: counts.failed,
          bad: counts.bad,
        })}
      </p>
      {counts.undelivered === 0 ? null : (
        <p className="field-error">
          {say('batch.undelivered', { count: counts.undelivered })}{' '}
          <Link className="link" to="../../awards?undelivered=true" relative="path">
            {say('batch.undelivered-see')}
          </Link>
        </p>
      )}
      <div className="button-row">
        {state === 'running' || state === 'scheduled' ? (
          <Button onPress={() => pause.mutate()} isPending={pause.isPending}>
            {say('batch.pause')}
          </Button>
        ) : null}
        {state === 'paused' ? (
          <Button look="strong" onPress={() => resume.mutate()} isPending={resume.isPending}>
            {say('batch.resume')}
          </Button>
        ) : null}
        {state === 'done' && again > 0 ? (
          <Button look="strong" onPress={() => retry.mutate()} isPending={retry.isPending}>
            {say('batch.retry', { count: again })}
          </Button>
        ) : null}
        <a className={buttonClass('quiet')} href={`/api/v1/award-batches/${batch.id}/report`} download>
          {say('batch.report')}
        </a>
        {state === 'running' || state === 'scheduled' || state === 'paused' ? (
          <Button look="quiet" onPress={() => cancel.mutate()} isPending={cancel.isPending}>
            {say('batch.cancel')}
          </Button>
        ) : null}
      </div>
      <ProblemNote problem={pause.error ?? resume.error ?? cancel.error ?? retry.error} />
    </Panel>
  )
}
