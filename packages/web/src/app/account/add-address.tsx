import { backpack, identity } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** Add an address, then confirm it with the code that was mailed there. */
export function AddAddress() {
  const say = useSay()
  const [email, setEmail] = useState('')
  const [attempt, setAttempt] = useState<string | null>(null)
  const add = useAct(identity.addAddress, () => ({ body: { email: email.trim() } }), {
    done: answer => setAttempt(answer.attempt),
  })
  if (attempt !== null)
    return (
      <ConfirmAddress
        email={email.trim()}
        attempt={attempt}
        onDone={() => {
          setAttempt(null)
          setEmail('')
        }}
        onCancel={() => setAttempt(null)}
      />
    )
  return (
    <ActForm onAct={() => add.mutate()} problem={add.error} label={say('app.addresses.add')}>
      <Field
        label={say('app.addresses.new')}
        name="email"
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <Button type="submit" isPending={add.isPending} className="justify-self-start">
        {say('app.addresses.add')}
      </Button>
    </ActForm>
  )
}

type ConfirmProps = { email: string; attempt: string; onDone: () => void; onCancel: () => void }

function ConfirmAddress({ email, attempt, onDone, onCancel }: ConfirmProps) {
  const say = useSay()
  const [code, setCode] = useState('')
  const confirm = useAct(identity.confirmAddress, () => ({ body: { attempt, code: code.trim() } }), {
    refresh: [identity.readMe, backpack.listBadges],
    done: () => {
      tell(say('app.addresses.confirmed', { address: email }))
      onDone()
    },
  })
  return (
    <ActForm onAct={() => confirm.mutate()} problem={confirm.error} label={say('app.addresses.confirm')}>
      <p role="status">
        <Say id="app.addresses.code-sent" values={{ address: email }} />
      </p>
      <Field
        label={say('app.addresses.code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,12}"
        maxLength={12}
        value={code}
        onChange={setCode}
        isRequired
        autoFocus
        className="code-field"
      />
      <FormActs act={say('app.addresses.confirm')} isPending={confirm.isPending} onCancel={onCancel} />
    </ActForm>
  )
}
