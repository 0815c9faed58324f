import { organisations, tree } from '@rucksack/contract'
import { Link } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** Who else may do something here, and from where: from above, from a programme, from a school sign-in. */
export function RolesFromElsewhere() {
  const say = useSay()
  const { id, slug, role } = useOrganisation()
  const end = useAct(
    organisations.removeMember,
    (person: string) => ({ params: { organisation: slug, person } }),
    { refresh: [tree.listRoles], done: () => tell(say('app.people.removed')) },
  )
  const query = useRead(tree.listRoles, { params: { organisation: slug } })
  return (
    <Loaded query={query}>
      {({ items }) => {
        const others = items.filter(each => each.level.id !== id || each.by === 'school')
        if (others.length === 0) return null
        return (
          <Panel title={say('app.people.elsewhere')} lead={say('app.people.elsewhere-lead')}>
            <ul className="lines">
              {others.map(each => (
                <li key={`${each.personId} ${each.level.id} ${each.by}`}>
                  <div className="line-what">
                    <strong>
                      <bdi>{each.name ?? each.email}</bdi>
                    </strong>
                    <span className="muted small block">
                      {each.level.kind === 'programme' ? (
                        <Link className="link" to={`/manage/${slug}/programmes/${each.level.id}`}>
                          {say('app.people.in-programme', { name: each.level.name })}
                        </Link>
                      ) : each.level.id === id ? null : (
                        <Link className="link" to={`/manage/${each.level.slug}/people`}>
                          {say('app.people.from-above', { name: each.level.name })}
                        </Link>
                      )}
                      {each.by === 'school' ? ` ${say('app.people.by-school')}` : null}
                    </span>
                  </div>
                  <span>{say(`role.${each.role}`)}</span>
                  {role === 'owner' && each.by === 'school' && each.level.id === id ? (
                    <Button look="bare" onPress={() => end.mutate(each.personId)}>
                      {say('app.remove')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </Panel>
        )
      }}
    </Loaded>
  )
}
