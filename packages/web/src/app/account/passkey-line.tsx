import { identity } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Day } from '../parts/day.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** One passkey: its name, when it was used, and the way to rename or remove it. */
export function PasskeyLine({ passkey }: { passkey: identity.Passkey }) {
  const say = useSay()
  const [renaming, setRenaming] = useState(false)
  const [asking, setAsking] = useState(false)
  const [name, setName] = useState(passkey.name)
  const params = { passkey: passkey.id }
  const refresh = [identity.listPasskeys]
  const rename = useAct(identity.renamePasskey, () => ({ params, body: { name: name.trim() } }), {
    refresh,
    done: () => {
      tell(say('app.saved'))
      setRenaming(false)
    },
  })
  const remove = useAct(identity.removePasskey, () => ({ params }), {
    refresh,
    done: () => tell(say('app.passkeys.removed')),
  })
  if (renaming)
    return (
      <li>
        <ActForm onAct={() => rename.mutate()} problem={rename.error} className="line-what">
          <Field
            label={say('app.passkeys.name')}
            name="name"
            value={name}
            onChange={setName}
            maxLength={100}
            isRequired
            autoFocus
          />
          <FormActs act={say('app.save')} isPending={rename.isPending} onCancel={() => setRenaming(false)} />
        </ActForm>
      </li>
    )
  return (
    <li>
      <div className="line-what">
        <strong>
          <bdi>{passkey.name}</bdi>
        </strong>
        <span className="muted small block">
          {passkey.lastUsedAt === null ? (
            <Say id="app.made-on" values={{ when: <Day value={passkey.createdAt} /> }} />
          ) : (
            <Say id="app.last-used" values={{ when: <Day value={passkey.lastUsedAt} time /> }} />
          )}
        </span>
      </div>
      <Button look="bare" onPress={() => setRenaming(true)}>
        {say('app.rename')}
      </Button>
      <Button look="bare" onPress={() => setAsking(true)}>
        {say('app.remove')}
      </Button>
      <Confirm
        title={<Say id="app.passkeys.remove-title" values={{ name: passkey.name }} />}
        act={say('app.remove')}
        isOpen={asking}
        isPending={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.passkeys.remove-why')}</p>
      </Confirm>
    </li>
  )
}
