import { hosting, organisations } from '@rucksack/contract'
import { Building2, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { call } from '../data/call.ts'
import { usePages } from '../data/use-pages.ts'
import { useRead } from '../data/use-read.ts'
import { frame } from '../frame.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { FoundOrganisation } from './found-organisation.tsx'

/** The organisations somebody works for, and the way to found one. */
export function OrganisationsPage() {
  const say = useSay()
  const list = usePages(organisations.listOrganisations, null, (cursor, signal) =>
    call(organisations.listOrganisations, { query: cursor, signal }),
  )
  const host = useRead(hosting.readHost)
  const mayFound = host.data?.organisations === 'open' || frame.person?.operator === true
  const [founding, setFounding] = useState(false)
  const found = mayFound ? (
    <Button look="strong" onPress={() => setFounding(true)}>
      <Icon of={Plus} />
      {say('app.found.open')}
    </Button>
  ) : null
  return (
    <>
      <PageHeading title={say('app.organisations.title')} lead={say('app.organisations.lead')} acts={found} />
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('app.organisations.none')}>
              <p className="muted measure">
                {say(mayFound ? 'app.organisations.none-found' : 'app.organisations.none-ask')}
              </p>
            </Empty>
          ) : (
            <div className="stack wide">
              <ul className="ways">
                {items.map(organisation => (
                  <li key={organisation.id}>
                    <Link to={`/manage/${organisation.slug}`} className="card organisation-card">
                      {organisation.logo === null ? (
                        <Icon of={Building2} className="way-icon" />
                      ) : (
                        <img className="logo" src={organisation.logo} alt="" width="48" height="48" />
                      )}
                      <span>
                        <strong className="serif" dir="auto">
                          {organisation.name}
                        </strong>
                        <PartOf organisation={organisation} all={items} />
                        {organisation.role === null ? null : (
                          <span className="muted small block">
                            {say('app.organisations.your-role', { role: say(`role.${organisation.role}`) })}
                          </span>
                        )}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
              <MoreButton list={list} />
            </div>
          )
        }
      </Loaded>
      <FoundOrganisation isOpen={founding} onClose={() => setFounding(false)} />
    </>
  )
}

type PartProps = { organisation: organisations.Organisation; all: organisations.Organisation[] }

/** What it is part of, if that is among those one works for. */
function PartOf({ organisation, all }: PartProps) {
  const say = useSay()
  const above = all.find(each => each.id === organisation.parentId)
  if (!above) return null
  return <span className="muted small block">{say('app.tree.part-of', { name: above.name })}</span>
}
