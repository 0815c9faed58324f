import { organisations } from '@rucksack/contract'
import { Award, Settings, Shapes, Users } from 'lucide-react'
import { NavLink, Outlet, useOutletContext, useParams } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'

/** The rooms of one organisation, with the way between them. */
export function OrganisationLayout() {
  const say = useSay()
  const { org = '' } = useParams()
  const query = useRead(organisations.readOrganisation, { params: { organisation: org } })
  const rooms = [
    { to: '.', word: say('app.manage.achievements'), icon: Shapes, end: true },
    { to: 'awards', word: say('app.manage.awards'), icon: Award, end: false },
    { to: 'people', word: say('app.manage.people'), icon: Users, end: false },
    { to: 'settings', word: say('app.manage.settings'), icon: Settings, end: false },
  ]
  return (
    <Loaded query={query}>
      {organisation => (
        <div className="manage">
          <nav className="manage-nav" aria-label={organisation.name}>
            <p className="serif" dir="auto">
              {organisation.name}
            </p>
            <ul>
              {rooms.map(({ to, word, icon, end }) => (
                <li key={to}>
                  <NavLink to={to} end={end}>
                    <Icon of={icon} />
                    {word}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="manage-room">
            <Outlet context={organisation} />
          </div>
        </div>
      )}
    </Loaded>
  )
}

/** The organisation whose room this is. */
export function useOrganisation(): organisations.Organisation {
  return useOutletContext<organisations.Organisation>()
}
