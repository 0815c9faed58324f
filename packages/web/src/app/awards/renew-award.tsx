import { afterAwards, issuing } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { NoteField } from '../parts/note-field.tsx'
import { useSay } from '../parts/say.tsx'
import { endOfDay } from './day-ends.ts'
import { ValidUntilField } from './valid-until-field.tsx'

type Props = { award: issuing.Award; onDone: (after: issuing.Award) => void; onClose: () => void }

/** Award the same again to the same person, with a new validity. */
export function RenewAward({ award, onDone, onClose }: Props) {
  const say = useSay()
  const [until, setUntil] = useState('')
  const [note, setNote] = useState(award.narrative ?? '')
  const renew = useAct(
    afterAwards.renewAward,
    () => ({
      params: { award: award.id },
      body: {
        ...(until === '' ? {} : { expiresAt: endOfDay(until) }),
        ...(note === (award.narrative ?? '') ? {} : { narrative: note }),
      },
    }),
    { refresh: [issuing.listAwards, issuing.countAwards, afterAwards.readAwardLine], done: onDone },
  )
  return (
    <Dialog title={say('app.again.renew-title')} isOpen onClose={onClose}>
      <ActForm onAct={() => renew.mutate()} problem={renew.error}>
        <p>{say('app.many.what.renew')}</p>
        <ValidUntilField value={until} onChange={setUntil} autoFocus />
        <NoteField value={note} onChange={setNote} />
        <FormActs act={say('app.many.act.renew')} isPending={renew.isPending} onCancel={onClose} />
      </ActForm>
    </Dialog>
  )
}
