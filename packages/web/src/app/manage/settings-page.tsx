import { FollowUp } from '../awards/follow-up.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { SchoolSignIns } from '../schools/school-sign-ins.tsx'
import { may } from './may.ts'
import { OrganisationKeys } from './organisation-keys.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { OrganisationProfile } from './organisation-profile.tsx'

/** Profile, identifiers, follow-up, school sign-ins and signing keys of an organisation. */
export function SettingsPage() {
  const say = useSay()
  const organisation = useOrganisation()
  const editor = may(organisation.role, 'editor')
  return (
    <>
      <PageHeading title={say('app.manage.settings')} />
      {editor ? <OrganisationProfile /> : null}
      <Panel title={say('app.org.ids')} lead={say('app.org.ids-lead')}>
        <LinkLine label={say('app.public-page')} url={organisation.profile} />
        <LinkLine label="DID" url={organisation.did} copy={say('common.copy')} />
      </Panel>
      <FollowUp />
      {organisation.role === 'owner' ? <SchoolSignIns organisation={organisation.slug} /> : null}
      <OrganisationKeys />
    </>
  )
}
