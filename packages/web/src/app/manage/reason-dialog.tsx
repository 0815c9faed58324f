import type { ApiProblem } from '@rucksack/contract/client'
import { useState } from 'react'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

type Props = {
  what: 'suspend' | 'revoke'
  problem: ApiProblem | null
  isPending: boolean
  onReason: (reason: string) => void
  onClose: () => void
}

/** Asks why, because the learner will read it. */
export function ReasonDialog({ what, problem, isPending, onReason, onClose }: Props) {
  const say = useSay()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={say(`app.standing.${what}-title`)} isOpen onClose={onClose}>
      <ActForm onAct={() => onReason(reason.trim())} problem={problem}>
        <p>{say(`app.standing.${what}-why`)}</p>
        <Field
          label={say('app.standing.reason')}
          help={say('app.standing.reason-help')}
          name="reason"
          rows={3}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          isRequired
          autoFocus
        />
        <div className="button-row">
          <Button type="submit" look="danger" isPending={isPending}>
            {say(`app.standing.${what}`)}
          </Button>
          <Button onPress={onClose}>{say('common.cancel')}</Button>
        </div>
      </ActForm>
    </Dialog>
  )
}
