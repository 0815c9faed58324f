import { issuing, organisations, templates } from '@rucksack/contract'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { may } from './may.ts'

/** Take a copy of an achievement that everyone may copy into an organisation of one's own. */
export function CopyPage() {
  const say = useSay()
  const query = useRead(organisations.listOrganisations, { query: { limit: 100 } })
  return (
    <>
      <PageHeading title={say('grants.copy')} lead={say('grants.copy-lead')} />
      <Loaded query={query}>
        {({ items }) => <ChooseTarget targets={items.filter(each => may(each.role, 'editor'))} />}
      </Loaded>
    </>
  )
}

function ChooseTarget({ targets }: { targets: organisations.Organisation[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const [slug, setSlug] = useState(targets[0]?.slug ?? '')
  const copy = useAct(
    templates.copyAchievement,
    () => ({ params: { achievement: id }, body: { organisation: slug } }),
    {
      refresh: [issuing.listAchievements],
      done: made => void navigate(`/manage/${slug}/achievements/${made.id}`),
    },
  )
  if (targets.length === 0) return <p className="muted measure">{say('grants.copy-nowhere')}</p>
  return (
    <ActForm onAct={() => copy.mutate()} problem={copy.error} className="measure">
      <Choice
        label={say('grants.copy-to')}
        value={slug}
        onChange={setSlug}
        options={targets.map(each => ({ value: each.slug, label: each.name }))}
      />
      <Button type="submit" look="strong" isPending={copy.isPending} className="justify-self-start">
        {say('app.templates.copy')}
      </Button>
    </ActForm>
  )
}
