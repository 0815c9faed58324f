import { issuing, programmes } from '@rucksack/contract'
import { Link, useParams } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'
import { ProgrammePeople } from './programme-people.tsx'

/** One programme: what can be earned in it, its people, its archive. */
export function ProgrammePage() {
  const { id = '' } = useParams()
  const query = useRead(programmes.readProgramme, { params: { programme: id } })
  return <Loaded query={query}>{programme => <Shown programme={programme} />}</Loaded>
}

function Shown({ programme }: { programme: programmes.Programme }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const earned = useRead(issuing.listAchievements, {
    params: { organisation: slug },
    query: { programme: programme.id },
  })
  const archived = programme.archivedAt !== null
  const act = useAct(
    archived ? programmes.unarchiveProgramme : programmes.archiveProgramme,
    () => ({ params: { programme: programme.id } }),
    {
      refresh: [programmes.readProgramme, programmes.listProgrammes],
      done: () => tell(say(archived ? 'app.tree.unarchived' : 'app.tree.archived')),
    },
  )
  const editor = may(programme.role, 'editor')
  const change = editor ? (
    <Button onPress={() => act.mutate()} isPending={act.isPending}>
      {say(archived ? 'app.tree.unarchive-act' : 'app.tree.archive-act')}
    </Button>
  ) : null
  return (
    <>
      <WayBack to={`/manage/${slug}/programmes`}>{say('app.manage.programmes')}</WayBack>
      <PageHeading title={programme.name} lead={programme.description ?? ''} acts={change} />
      <ProblemNote problem={act.error} />
      {archived ? <p className="tag">{say('app.tree.in-archive')}</p> : null}
      <Panel title={say('app.manage.achievements')}>
        <Loaded query={earned}>
          {({ items }) => (
            <>
              {items.length === 0 ? <p className="muted">{say('app.programmes.no-achievements')}</p> : null}
              <ul className="lines">
                {items.map(each => (
                  <li key={each.id}>
                    <Link className="link" to={`/manage/${slug}/achievements/${each.id}`} dir="auto">
                      {each.name}
                    </Link>
                    <span className="muted small">{say(`app.state.${each.state}`)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
        {editor && !archived ? (
          <Link
            className="link justify-self-start"
            to={`/manage/${slug}/achievements/new?programme=${programme.id}`}
          >
            {say('app.achievements.new')}
          </Link>
        ) : null}
      </Panel>
      <ProgrammePeople programme={programme} />
    </>
  )
}
