import './codes.css'
import { codes } from '@rucksack/contract'
import { QrCode } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { call } from '../data/call.ts'
import { usePages } from '../data/use-pages.ts'
import { may } from '../manage/may.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { CodeLine } from './code-line.tsx'

/** Every claim code of an organisation, newest first. */
export function CodesPage() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const list = usePages(codes.listCodes, slug, (cursor, signal) =>
    call(codes.listCodes, { params: { organisation: slug }, query: cursor, signal }),
  )
  const make = may(role, 'awarder') ? (
    <ButtonLink to={`/manage/${slug}/codes/new`} look="strong">
      <Icon of={QrCode} />
      {say('app.codes.make')}
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeading title={say('app.manage.codes')} lead={say('app.codes.lead')} acts={make} />
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('app.codes.none')}>
              <p className="muted measure">{say('app.codes.none-text')}</p>
            </Empty>
          ) : (
            <div className="stack">
              <ul className="stack">
                {items.map(code => (
                  <CodeLine key={code.id} code={code} />
                ))}
              </ul>
              <MoreButton list={list} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}
