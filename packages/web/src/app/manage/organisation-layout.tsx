import { organisations } from '@rucksack/contract'
import {
  Award,
  Network,
  Palette,
  QrCode,
  Route,
  Settings,
  Shapes,
  ShieldCheck,
  Users,
  Waypoints,
} from 'lucide-react'
import { Link, Outlet, useLocation, useOutletContext, useParams } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'

/** The rooms of one organisation, with the way between them. */
export function OrganisationLayout() {
  const say = useSay()
  const { org = '' } = useParams()
  const room = useLocation().pathname.split('/')[3] ?? ''
  const query = useRead(organisations.readOrganisation, { params: { organisation: org } })
  const rooms = [
    {
      to: '',
      of: ['', 'achievements', 'templates', 'shared'],
      word: say('app.manage.achievements'),
      icon: Shapes,
    },
    { to: '/awards', of: ['awards', 'batches'], word: say('app.manage.awards'), icon: Award },
    { to: '/programmes', of: ['programmes'], word: say('app.manage.programmes'), icon: Route },
    // Somebody who only works in programmes has no other rooms here.
    ...((query.data?.role ?? null) === null
      ? []
      : [
          { to: '/codes', of: ['codes'], word: say('app.manage.codes'), icon: QrCode },
          { to: '/people', of: ['people'], word: say('app.manage.people'), icon: Users },
          { to: '/structure', of: ['structure'], word: say('app.manage.structure'), icon: Network },
          { to: '/networks', of: ['networks'], word: say('networks.title'), icon: Waypoints },
          { to: '/trust', of: ['trust'], word: say('app.manage.trust'), icon: ShieldCheck },
          { to: '/branding', of: ['branding'], word: say('app.manage.branding'), icon: Palette },
          { to: '/settings', of: ['settings'], word: say('app.manage.settings'), icon: Settings },
        ]),
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
              {rooms.map(({ to, of, word, icon }) => (
                <li key={to}>
                  <Link
                    to={`/manage/${org}${to}`}
                    {...(of.includes(room) ? { 'aria-current': 'page' as const } : {})}
                  >
                    <Icon of={icon} />
                    {word}
                  </Link>
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
