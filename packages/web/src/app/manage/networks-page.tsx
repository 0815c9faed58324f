import { networks } from '@rucksack/contract'
import { useState } from 'react'
import { given } from '../data/given.ts'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { NetworkPanel } from './network-panel.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** Networks that this organisation belongs to or is invited to. */
export function NetworksPage() {
  const say = useSay()
  const { slug, role } = useOrganisation()
  const query = useRead(networks.listNetworks, { params: { organisation: slug } })
  return (
    <>
      <PageHeading title={say('networks.title')} lead={say('networks.lead')} />
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="muted">{say('networks.none')}</p> : null}
            {items.map(network => (
              <NetworkPanel key={network.id} network={network} />
            ))}
          </>
        )}
      </Loaded>
      {role === 'owner' ? <FoundNetwork /> : null}
    </>
  )
}

function FoundNetwork() {
  const say = useSay()
  const { slug } = useOrganisation()
  const [words, setWords] = useState({ name: '', description: '' })
  const found = useAct(
    networks.foundNetwork,
    () => ({
      params: { organisation: slug },
      body: { name: words.name.trim(), ...given({ description: words.description.trim() }) },
    }),
    { refresh: [networks.listNetworks], done: () => setWords({ name: '', description: '' }) },
  )
  return (
    <Panel title={say('networks.found')} lead={say('networks.found-lead')}>
      <ActForm onAct={() => found.mutate()} problem={found.error}>
        <Field
          label={say('networks.name')}
          name="name"
          value={words.name}
          onChange={name => setWords({ ...words, name })}
          maxLength={200}
          isRequired
        />
        <Field
          label={say('networks.description')}
          name="description"
          rows={2}
          value={words.description}
          onChange={description => setWords({ ...words, description })}
          maxLength={2000}
        />
        <Button type="submit" isPending={found.isPending} className="justify-self-start">
          {say('networks.found-act')}
        </Button>
      </ActForm>
    </Panel>
  )
}
