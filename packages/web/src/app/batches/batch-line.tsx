import { awardBatches } from '@rucksack/contract'
import type { AwardBatch, AwardBatchRow } from '@rucksack/contract/award-batches'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay, useSayIfKnown } from '../parts/say.tsx'

type Props = { batch: AwardBatch; row: AwardBatchRow; mendable: boolean }

/** One row: who, what is wrong, and a form to mend it. */
export function BatchLine({ batch, row, mendable }: Props) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  const [cells, setCells] = useState<string[] | null>(null)
  const mend = useAct(
    awardBatches.changeAwardBatchRow,
    (wanted: string[]) => ({ params: { batch: batch.id, row: row.row }, body: { cells: wanted } }),
    {
      refresh: [awardBatches.readAwardBatch, awardBatches.listAwardBatchRows],
      done: () => setCells(null),
    },
  )
  const asked = batch.roles.flatMap((role, at) => (role === 'ignore' ? [] : [at]))
  const open = row.state === 'bad' || row.state === 'failed'
  return (
    <li className="batch-line" data-state={row.state}>
      <div className="batch-line-head">
        <span className="muted small">{say('batch.row', { row: row.row })}</span>
        <span className="batch-cells">
          {asked.map(at => (
            <bdi key={at}>{row.cells[at] ?? ''}</bdi>
          ))}
        </span>
        {row.award === null ? (
          <span className="small">{say(`batch.row-state.${row.state}`)}</span>
        ) : (
          <Link to={`../awards/${row.award}`} relative="path" className="small">
            {say('batch.row-state.awarded')}
          </Link>
        )}
      </div>
      {row.problems.map(problem => (
        <p key={`${problem.code} ${String(problem.column)}`} className="field-error">
          {sayIfKnown(`batch.problem.${problem.code}`, problem.detail)}
        </p>
      ))}
      {row.state === 'ready' && row.again ? <p className="small muted">{say('batch.has-it')}</p> : null}
      {mendable && open && cells === null ? (
        <Button onPress={() => setCells(batch.columns.map((_, at) => row.cells[at] ?? ''))}>
          {say('batch.mend')}
        </Button>
      ) : null}
      {cells === null ? null : (
        <ActForm
          onAct={() => mend.mutate(cells)}
          problem={mend.error}
          label={say('batch.row', { row: row.row })}
        >
          {asked.map((at, place) => (
            <Field
              key={at}
              label={batch.columns[at] ?? ''}
              value={cells[at] ?? ''}
              onChange={text => setCells(cells.map((cell, other) => (other === at ? text : cell)))}
              autoFocus={place === 0}
            />
          ))}
          <div className="button-row">
            <Button type="submit" look="strong" isPending={mend.isPending}>
              {say('batch.mend-keep')}
            </Button>
            <Button onPress={() => setCells(null)}>{say('batch.mend-leave')}</Button>
          </div>
        </ActForm>
      )}
    </li>
  )
}
