import { organisations } from '@rucksack/contract'
import { call } from '../data/call.ts'
import { useMe } from '../data/use-me.ts'
import { usePages } from '../data/use-pages.ts'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { Invitations } from './invitations.tsx'
import { MemberLine } from './member-line.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { RolesFromElsewhere } from './roles-from-elsewhere.tsx'

/** The people of an organisation, their roles, and who is invited. */
export function PeoplePage() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const me = useMe()
  const list = usePages(organisations.listMembers, slug, (cursor, signal) =>
    call(organisations.listMembers, { params: { organisation: slug }, query: cursor, signal }),
  )
  return (
    <>
      <PageHeading title={say('app.manage.people')} lead={say('app.people.lead')} />
      <Panel title={say('app.people.members')}>
        <Loaded query={list}>
          {({ items }) => (
            <>
              {items.length === 0 ? <p className="muted">{say('app.people.none-here')}</p> : null}
              <ul className="lines">
                {items.map(member => (
                  <MemberLine key={member.personId} member={member} me={member.personId === me.data?.id} />
                ))}
              </ul>
              <MoreButton list={list} />
            </>
          )}
        </Loaded>
      </Panel>
      <RolesFromElsewhere />
      {role === 'owner' ? <Invitations /> : null}
    </>
  )
}
