import { identity, organisations, tree } from '@rucksack/contract'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { given } from '../data/given.ts'
import { useAct } from '../data/use-act.ts'
import { frame } from '../frame.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { useSay } from '../parts/say.tsx'

type Props = { isOpen: boolean; onClose: () => void; parent?: string }

/** Found an organisation, or with `parent` a part of one: a name is enough to begin. */
export function FoundOrganisation({ isOpen, onClose, parent }: Props) {
  const say = useSay()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [email, setEmail] = useState('')
  const found = useAct(
    organisations.createOrganisation,
    () => ({
      body: {
        name: name.trim(),
        language: frame.locale,
        ...given({ url: url.trim(), email: email.trim(), parent }),
      },
    }),
    {
      refresh: [organisations.listOrganisations, identity.readMe, tree.readTree],
      done: organisation => void navigate(`/manage/${organisation.slug}`),
    },
  )
  return (
    <Dialog
      title={say(parent === undefined ? 'app.found.title' : 'app.tree.add')}
      isOpen={isOpen}
      onClose={onClose}
    >
      <ActForm onAct={() => found.mutate()} problem={found.error}>
        <p className="muted">{say(parent === undefined ? 'app.found.lead' : 'app.tree.add-lead')}</p>
        <Field
          label={say('app.org.name')}
          name="name"
          value={name}
          onChange={setName}
          maxLength={200}
          isRequired
          autoFocus
        />
        <Field label={say('app.org.url')} name="url" type="url" value={url} onChange={setUrl} />
        <Field label={say('app.org.email')} name="email" type="email" value={email} onChange={setEmail} />
        <FormActs act={say('app.found.act')} isPending={found.isPending} onCancel={onClose} />
      </ActForm>
    </Dialog>
  )
}
