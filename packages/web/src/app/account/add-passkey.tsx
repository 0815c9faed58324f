import { identity } from '@rucksack/contract'
import { ApiProblem } from '@rucksack/contract/client'
import { useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { actKey } from '../data/act-key.ts'
import { call } from '../data/call.ts'
import { heed } from '../data/query-client.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { createPasskey } from './create-passkey.ts'

/** Make a passkey on this device. */
export function AddPasskey() {
  const say = useSay()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [stopped, setStopped] = useState(false)
  const add = async () => {
    setBusy(true)
    setProblem(null)
    setStopped(false)
    try {
      const { attempt, options } = await call(identity.passkeyOptions, { idempotencyKey: actKey() })
      const response = await createPasskey(options)
      await call(identity.addPasskey, {
        body: { attempt, name: name.trim(), response },
        idempotencyKey: actKey(),
      })
      tell(say('app.passkeys.added'))
      setName('')
      void queries.invalidateQueries({ queryKey: [identity.listPasskeys.operationId] })
    } catch (cause) {
      heed(cause)
      if (cause instanceof ApiProblem) setProblem(cause)
      else setStopped(true)
    }
    setBusy(false)
  }
  if (!('PublicKeyCredential' in window)) return <p className="muted">{say('app.passkeys.unsupported')}</p>
  return (
    <ActForm onAct={() => void add()} problem={problem} label={say('app.passkeys.add')}>
      <Field
        label={say('app.passkeys.name')}
        help={say('app.passkeys.name-help')}
        name="name"
        autoComplete="off"
        value={name}
        onChange={setName}
        maxLength={100}
        isRequired
      />
      {stopped ? <p role="alert">{say('app.passkeys.stopped')}</p> : null}
      <Button type="submit" isPending={busy} className="justify-self-start">
        <Icon of={KeyRound} />
        {say('app.passkeys.add')}
      </Button>
    </ActForm>
  )
}
