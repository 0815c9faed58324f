import { exports as contract } from '@rucksack/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../data/call.ts'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { ExportLine } from './export-line.tsx'

const lookAgainMs = 2_000

/** Everything in one ZIP: made by hand or by itself, taken away or deleted. */
export function Exports() {
  const say = useSay()
  const query = useQuery({
    queryKey: [contract.listExports.operationId],
    queryFn: ({ signal }) => call(contract.listExports, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(each => each.state === 'waiting') ? lookAgainMs : false,
  })
  const refresh = [contract.listExports]
  const make = useAct(contract.createExport, () => ({}), { refresh })
  const drop = useAct(contract.deleteExport, (id: string) => ({ params: { export: id } }), {
    refresh,
    done: () => tell(say('export.deleted')),
  })
  const plan = useAct(
    contract.setExportSchedule,
    (every: (typeof contract.exportRhythms)[number]) => ({ body: { every } }),
    { refresh, done: () => tell(say('export.kept')) },
  )
  return (
    <Panel id="exports" title={say('export.title')} lead={say('export.lead')}>
      <Loaded query={query}>
        {({ items, schedule }) => (
          <>
            {items.length === 0 ? null : (
              <ul className="lines">
                {items.map(each => (
                  <ExportLine
                    key={each.id}
                    made={each}
                    onDelete={() => drop.mutate(each.id)}
                    isPending={drop.isPending && drop.variables === each.id}
                  />
                ))}
              </ul>
            )}
            <Button
              className="justify-self-start"
              onPress={() => make.mutate()}
              isPending={make.isPending || items.some(each => each.state === 'waiting')}
            >
              {say('export.make')}
            </Button>
            <Choice
              label={say('export.every')}
              value={schedule.every}
              options={contract.exportRhythms.map(value => ({ value, label: say(`export.${value}`) }))}
              onChange={every => plan.mutate(every)}
              isDisabled={plan.isPending}
            />
          </>
        )}
      </Loaded>
      <ProblemNote problem={make.error ?? drop.error ?? plan.error} />
    </Panel>
  )
}
