import { organisations } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { PictureField } from './picture-field.tsx'

/** The sign of the organisation. */
export function OrganisationLogo() {
  const say = useSay()
  const { slug, logo } = useOrganisation()
  const [file, setFile] = useState<File | null>(null)
  const keep = useAct(
    organisations.setOrganisationLogo,
    (picture: File) => ({ params: { organisation: slug }, bytes: picture, mediaType: picture.type }),
    {
      refresh: [organisations.readOrganisation, organisations.listOrganisations],
      done: () => {
        tell(say('app.saved'))
        setFile(null)
      },
    },
  )
  return (
    <Panel title={say('app.org.logo')} lead={say('app.org.logo-lead')}>
      <PictureField now={logo} file={file} onFile={setFile} />
      <ProblemNote problem={keep.error} />
      {file === null ? null : (
        <Button
          look="strong"
          className="justify-self-start"
          onPress={() => keep.mutate(file)}
          isPending={keep.isPending}
        >
          {say('app.org.logo-act')}
        </Button>
      )}
    </Panel>
  )
}
