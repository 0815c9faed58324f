import { identity, type Scope, scopes } from '@rucksack/contract'
import { type TokenKind, tokenKinds } from '@rucksack/contract/identity'
import { useState } from 'react'
import { CheckboxGroup, Label } from 'react-aria-components'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { useSay } from '../parts/say.tsx'

const days = ['7', '30', '90', '365', '730'] as const

type Props = { onMade: (secret: string) => void; onCancel: () => void }

/** Say what a new token is for, what it may do and how long it lives. */
export function MakeToken({ onMade, onCancel }: Props) {
  const say = useSay()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<TokenKind>('token')
  const [chosen, setChosen] = useState<Scope[]>([])
  const [expires, setExpires] = useState<(typeof days)[number]>('90')
  const [missing, setMissing] = useState(false)
  const make = useAct(
    identity.createToken,
    () => ({ body: { kind, name: name.trim(), scopes: chosen, expiresInDays: Number(expires) } }),
    { refresh: [identity.listTokens], done: ({ secret }) => onMade(secret) },
  )
  const act = () => {
    setMissing(chosen.length === 0)
    if (chosen.length > 0) make.mutate()
  }
  return (
    <ActForm onAct={act} problem={make.error} className="card">
      <Field
        label={say('app.tokens.name')}
        help={say('app.tokens.name-help')}
        name="name"
        autoComplete="off"
        value={name}
        onChange={setName}
        maxLength={100}
        isRequired
        autoFocus
      />
      <Choice
        label={say('app.tokens.kind')}
        help={say(`app.tokens.${kind}-help`)}
        value={kind}
        onChange={setKind}
        options={tokenKinds.map(value => ({ value, label: say(`app.tokens.${value}`) }))}
      />
      <CheckboxGroup
        value={chosen}
        onChange={values => setChosen(scopes.filter(scope => values.includes(scope)))}
        isInvalid={missing}
        className="field"
      >
        <Label className="field-label">{say('app.tokens.scopes')}</Label>
        <div className="scopes">
          {scopes.map(scope => (
            <CheckBox key={scope} value={scope}>
              <span>
                {say(`app.scope.${scope}`)}
                <code className="small muted block" dir="ltr">
                  {scope}
                </code>
              </span>
            </CheckBox>
          ))}
        </div>
        {missing ? (
          <p role="alert" className="field-error">
            {say('app.tokens.scopes-missing')}
          </p>
        ) : null}
      </CheckboxGroup>
      <Choice
        label={say('app.tokens.expires')}
        value={expires}
        onChange={setExpires}
        options={days.map(value => ({ value, label: say('app.tokens.days', { days: Number(value) }) }))}
      />
      <FormActs act={say('app.tokens.make')} isPending={make.isPending} onCancel={onCancel} />
    </ActForm>
  )
}
