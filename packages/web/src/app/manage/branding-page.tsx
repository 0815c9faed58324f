import { branding } from '@rucksack/contract'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { BrandingForm } from './branding-form.tsx'
import { may } from './may.ts'
import { useOrganisation } from './organisation-layout.tsx'
import { OrganisationLogo } from './organisation-logo.tsx'

/** How pages and mails of an organisation look. */
export function BrandingPage() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const query = useRead(branding.readBranding, { params: { organisation: slug } })
  return (
    <>
      <PageHeading title={say('app.manage.branding')} lead={say('app.branding.lead')} />
      {may(role, 'editor') ? (
        <>
          <OrganisationLogo />
          <Loaded query={query}>{found => <BrandingForm branding={found} />}</Loaded>
        </>
      ) : (
        <p className="muted">{say('app.branding.editors')}</p>
      )}
    </>
  )
}
