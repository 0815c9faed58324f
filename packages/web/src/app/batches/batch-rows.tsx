import { awardBatches } from '@rucksack/contract'
import { type AwardBatch, batchRowStates } from '@rucksack/contract/award-batches'
import { useState } from 'react'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { BatchLine } from './batch-line.tsx'

type Shown = (typeof batchRowStates)[number] | 'again' | ''

/** The rows of a list with every problem of each; those that can be mended are mended in place. */
export function BatchRows({ batch }: { batch: AwardBatch }) {
  const say = useSay()
  const [picked, setPicked] = useState<Shown | null>(null)
  const [after, setAfter] = useState<number[]>([0])
  const state = picked ?? (batch.counts.bad > 0 ? 'bad' : '')
  const query = useRead(awardBatches.listAwardBatchRows, {
    params: { batch: batch.id },
    query: { limit: 25, after: after.at(-1) ?? 0, ...(state === '' ? {} : { state }) },
  })
  const mendable = ['draft', 'paused', 'done'].includes(batch.state)
  return (
    <Panel title={say('batch.rows.title')}>
      <Choice
        label={say('batch.rows.show')}
        value={state}
        onChange={next => {
          setPicked(next)
          setAfter([0])
        }}
        options={[
          { value: '', label: say('batch.rows.all', { count: batch.counts.total }) },
          ...([...batchRowStates, 'again'] as const)
            .filter(value => batch.counts[value] > 0)
            .map(value => ({ value, label: say(`batch.row.${value}`, { count: batch.counts[value] }) })),
        ]}
      />
      <Loaded query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <p className="muted">{say('app.none-found')}</p> : null}
            <ul className="batch-lines">
              {items.map(row => (
                <BatchLine key={row.row} batch={batch} row={row} mendable={mendable} />
              ))}
            </ul>
            <div className="button-row">
              {after.length > 1 ? (
                <Button onPress={() => setAfter(after.slice(0, -1))}>{say('batch.rows.before')}</Button>
              ) : null}
              {next === null ? null : (
                <Button onPress={() => setAfter([...after, next])}>{say('batch.rows.next')}</Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  )
}
