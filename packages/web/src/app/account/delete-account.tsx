import { identity } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { Panel } from '../parts/panel.tsx'
import { Say, useSay } from '../parts/say.tsx'

const sameLetters = (a: string, b: string) =>
  a.trim().replace(/\s+/g, ' ').localeCompare(b, undefined, { sensitivity: 'base' }) === 0

/** Delete the account, after the person has typed that they mean it. */
export function DeleteAccount() {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const words = say('app.delete.words')
  const remove = useAct(identity.deleteMe, () => ({ body: { confirm: 'delete my account' as const } }), {
    done: () => window.location.assign('/'),
  })
  return (
    <Panel id="delete" title={say('app.delete.title')} lead={say('app.delete.lead')}>
      <div className="button-row">
        <ButtonLink to="/account#exports">{say('app.delete.save-first')}</ButtonLink>
        <Button look="danger" onPress={() => setAsking(true)}>
          {say('app.delete.act')}
        </Button>
      </div>
      <Dialog title={say('app.delete.sure')} isOpen={asking} onClose={() => setAsking(false)} alert>
        <ActForm onAct={() => remove.mutate()} problem={remove.error}>
          <p>{say('app.delete.what')}</p>
          <p>{say('app.delete.stays')}</p>
          <Field
            label={say('app.delete.type')}
            help={<Say id="app.delete.type-help" values={{ words: <strong>{words}</strong> }} />}
            autoComplete="off"
            value={typed}
            onChange={setTyped}
            autoFocus
          />
          <FormActs
            act={say('app.delete.act')}
            look="danger"
            isDisabled={!sameLetters(typed, words)}
            isPending={remove.isPending}
            onCancel={() => setAsking(false)}
          />
        </ActForm>
      </Dialog>
    </Panel>
  )
}
