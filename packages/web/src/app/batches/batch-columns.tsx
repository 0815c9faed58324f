import { awardBatches } from '@rucksack/contract'
import { type AwardBatch, columnRoles } from '@rucksack/contract/award-batches'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Choice } from '../parts/choice.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'

/** What each column holds: guessed, and changed with one choice. */
export function BatchColumns({ batch }: { batch: AwardBatch }) {
  const say = useSay()
  const first = useRead(awardBatches.listAwardBatchRows, {
    params: { batch: batch.id },
    query: { limit: 1 },
  })
  const change = useAct(
    awardBatches.changeAwardBatch,
    (roles: string[]) => ({ params: { batch: batch.id }, body: { roles } }),
    { refresh: [awardBatches.readAwardBatch, awardBatches.listAwardBatchRows] },
  )
  const cells = first.data?.items[0]?.cells ?? []
  const take = (at: number, role: string) =>
    change.mutate(
      batch.roles.map((now, place) => (place === at ? role : now === role && only(role) ? 'ignore' : now)),
    )
  return (
    <Panel title={say('batch.columns.title')} lead={say('batch.columns.lead')}>
      <ul className="batch-columns">
        {batch.columns.map((heading, at) => {
          const role = batch.roles[at] ?? 'ignore'
          return (
            // Columns have no identity but their place.
            <li key={`${batch.id} ${String(at)}`}>
              <Choice
                label={say('batch.column', { heading })}
                value={role}
                onChange={next => take(at, next)}
                isDisabled={change.isPending}
                options={[
                  ...columnRoles.map(value => ({
                    value: value as string,
                    label: say(`batch.role.${value}`),
                  })),
                  ...(role.startsWith('result:')
                    ? [{ value: role, label: say('batch.role.result', { name: role.slice(7) }) }]
                    : []),
                ]}
              />
              <p className="small muted ellipsis">
                <bdi>{cells[at] ?? ''}</bdi>
              </p>
            </li>
          )
        })}
      </ul>
      <ProblemNote problem={change.error} />
    </Panel>
  )
}

const only = (role: string) => role !== 'note' && role !== 'ignore'
