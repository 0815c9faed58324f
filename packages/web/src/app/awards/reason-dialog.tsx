import type { ApiProblem } from '@rucksack/contract/client'
import { useState } from 'react'
import { ActForm } from '../parts/act-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { useSay } from '../parts/say.tsx'
import { ReasonField } from './reason-field.tsx'

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
        <ReasonField value={reason} onChange={setReason} />
        <FormActs act={say(`app.standing.${what}`)} look="danger" isPending={isPending} onCancel={onClose} />
      </ActForm>
    </Dialog>
  )
}
