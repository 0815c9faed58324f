import { hosting } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Panel } from '../parts/panel.tsx'
import { RadioChoice } from '../parts/radio-choice.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** Name of the host and who may found organisations. */
export function HostSettings({ host }: { host: hosting.Host }) {
  const say = useSay()
  const [name, setName] = useState(host.name)
  const [open, setOpen] = useState(host.organisations)
  const keep = useAct(hosting.changeHost, () => ({ body: { name: name.trim(), organisations: open } }), {
    refresh: [hosting.readHost],
    done: () => tell(say('app.saved')),
  })
  return (
    <Panel title={say('app.host.settings')}>
      <ActForm onAct={() => keep.mutate()} problem={keep.error}>
        <Field
          label={say('app.host.name')}
          help={say('app.host.name-help')}
          name="name"
          value={name}
          onChange={setName}
          maxLength={100}
          isRequired
        />
        <RadioChoice
          label={say('app.host.founding')}
          value={open}
          onChange={setOpen}
          options={(['open', 'operators'] as const).map(value => ({
            value,
            label: say(`app.host.founding-${value}`),
            help: say(`app.host.founding-${value}-help`),
          }))}
        />
        <Button type="submit" look="strong" isPending={keep.isPending} className="justify-self-start">
          {say('app.save')}
        </Button>
      </ActForm>
    </Panel>
  )
}
