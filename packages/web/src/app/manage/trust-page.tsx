import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { Accreditations } from './accreditations.tsx'
import { Domains } from './domains.tsx'

/** What makes an organisation trustworthy to others: domains it has proved, what others say of it. */
export function TrustPage() {
  const say = useSay()
  return (
    <>
      <PageHeading title={say('app.manage.trust')} lead={say('app.trust.lead')} />
      <Domains />
      <Accreditations />
    </>
  )
}
