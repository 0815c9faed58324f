import { awardBatches } from '@rucksack/contract'
import type { AwardBatch } from '@rucksack/contract/award-batches'
import { useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Panel } from '../parts/panel.tsx'
import { RadioChoice } from '../parts/radio-choice.tsx'
import { useSay } from '../parts/say.tsx'

const reads = [awardBatches.readAwardBatch, awardBatches.listAwardBatchRows]

/** What has to be said before a list starts, how many it awards, and the one button. */
export function BatchStart({ batch }: { batch: AwardBatch }) {
  const say = useSay()
  const [later, setLater] = useState('')
  const { counts } = batch
  const params = { batch: batch.id }
  const change = useAct(
    awardBatches.changeAwardBatch,
    (body: { dates?: 'day-first' | 'month-first'; again?: 'skip' | 'award' }) => ({ params, body }),
    { refresh: reads },
  )
  const start = useAct(
    awardBatches.startAwardBatch,
    () => ({ params, body: later === '' ? {} : { startsAt: new Date(later).toISOString() } }),
    { refresh: reads },
  )
  const leaves = counts.ready - (batch.again === 'skip' ? counts.again : 0)
  return (
    <Panel title={say('batch.start.title')}>
      {counts.bad === 0 ? null : (
        <Notice tone="warn" title={say('batch.bad', { count: counts.bad })}>
          <p>{say('batch.bad-text')}</p>
        </Notice>
      )}
      {batch.asks.includes('address') ? (
        <Notice tone="warn" title={say('batch.asks.address')}>
          <p>{say('batch.asks.address-text')}</p>
        </Notice>
      ) : null}
      {batch.asks.includes('dates') || batch.dates !== null ? (
        <RadioChoice
          label={say('batch.asks.dates')}
          value={batch.dates ?? ''}
          onChange={dates => {
            if (dates !== '') change.mutate({ dates })
          }}
          options={(['day-first', 'month-first'] as const).map(value => ({
            value,
            label: say(`batch.dates.${value}`),
          }))}
        />
      ) : null}
      {counts.again > 0 ? (
        <RadioChoice
          label={say('batch.asks.again', { count: counts.again })}
          value={batch.again ?? ''}
          onChange={again => {
            if (again !== '') change.mutate({ again })
          }}
          options={(['skip', 'award'] as const).map(value => ({
            value,
            label: say(`batch.again.${value}`),
            help: say(`batch.again.${value}-text`),
          }))}
        />
      ) : null}
      <ActForm onAct={() => start.mutate()} problem={start.error ?? change.error}>
        <Field
          label={say('batch.later')}
          help={say('batch.later-help')}
          type="datetime-local"
          value={later}
          onChange={setLater}
        />
        <div className="stack tight">
          <Button
            type="submit"
            look="strong"
            isPending={start.isPending}
            isDisabled={batch.asks.length > 0 || leaves === 0}
            className="justify-self-start"
          >
            {say('batch.start.act', { count: leaves })}
          </Button>
          <p className="muted small">{say('batch.start.help')}</p>
        </div>
      </ActForm>
    </Panel>
  )
}
