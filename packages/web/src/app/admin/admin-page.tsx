import { hosting } from '@rucksack/contract'
import { useRead } from '../data/use-read.ts'
import { frame } from '../frame.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { SchoolSignIns } from '../schools/school-sign-ins.tsx'
import { HostFacts } from './host-facts.tsx'
import { HostSettings } from './host-settings.tsx'
import { LegalPages } from './legal-pages.tsx'

/** What operators decide: the host's name, who may found organisations, the legal pages. */
export function AdminPage() {
  const say = useSay()
  const host = useRead(hosting.readHost)
  if (frame.person?.operator !== true)
    return (
      <PageHeading title={say('problem.operators-only.title')} lead={say('problem.operators-only.advice')} />
    )
  return (
    <>
      <PageHeading title={say('common.admin')} lead={say('app.host.lead')} />
      <Loaded query={host}>
        {about => (
          <div className="one-column">
            <HostSettings host={about} />
            <SchoolSignIns organisation={null} />
            <LegalPages />
            <HostFacts host={about} />
          </div>
        )}
      </Loaded>
    </>
  )
}
