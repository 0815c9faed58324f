import { tree } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { refreshTree } from './refresh-tree.ts'

/** Stop awarding here and below, or go on. */
export function ArchiveOrganisation() {
  const say = useSay()
  const { slug, archivedAt } = useOrganisation()
  const archived = archivedAt !== null
  const act = useAct(
    archived ? tree.unarchiveOrganisation : tree.archiveOrganisation,
    () => ({ params: { organisation: slug } }),
    {
      refresh: refreshTree,
      done: () => tell(say(archived ? 'app.tree.unarchived' : 'app.tree.archived')),
    },
  )
  return (
    <Panel
      title={say(archived ? 'app.tree.unarchive' : 'app.tree.archive')}
      lead={say(archived ? 'app.tree.unarchive-lead' : 'app.tree.archive-lead')}
    >
      <ProblemNote problem={act.error} />
      <Button onPress={() => act.mutate()} isPending={act.isPending} className="justify-self-start">
        {say(archived ? 'app.tree.unarchive-act' : 'app.tree.archive-act')}
      </Button>
    </Panel>
  )
}
