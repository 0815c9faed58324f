import { afterAwards, issuing } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { EvidenceFields } from '../manage/evidence-fields.tsx'
import { ActForm } from '../parts/act-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { NoteField } from '../parts/note-field.tsx'
import { useSay } from '../parts/say.tsx'
import { correctionDraftOf, correctionOf } from './correction.ts'
import { ReasonField } from './reason-field.tsx'
import { ValidUntilField } from './valid-until-field.tsx'

type Props = { award: issuing.Award; onDone: (after: issuing.Award) => void; onClose: () => void }

/** Award it as it should have been; the wrong one is revoked with the reason. */
export function CorrectAward({ award, onDone, onClose }: Props) {
  const say = useSay()
  const [draft, set] = useDraft(() => correctionDraftOf(award))
  const correct = useAct(
    afterAwards.correctAward,
    () => ({ params: { award: award.id }, body: correctionOf(award, draft) }),
    {
      refresh: [issuing.listAwards, issuing.countAwards, issuing.readAward, afterAwards.readAwardLine],
      done: onDone,
    },
  )
  return (
    <Dialog title={say('app.again.correct-title')} isOpen onClose={onClose}>
      <ActForm onAct={() => correct.mutate()} problem={correct.error}>
        <p>{say('app.again.correct-what')}</p>
        <Field
          label={say('app.award.name')}
          name="recipient.name"
          autoComplete="off"
          value={draft.name}
          onChange={name => set({ name })}
          maxLength={200}
          autoFocus
        />
        <Field
          label={say(
            award.recipient.kind === 'email' ? 'app.award.email' : `address.kind-${award.recipient.kind}`,
          )}
          name="recipient.address"
          inputMode="email"
          autoComplete="off"
          value={draft.address}
          onChange={address => set({ address })}
          isRequired
        />
        <NoteField value={draft.narrative} onChange={narrative => set({ narrative })} />
        <ValidUntilField
          value={draft.until}
          onChange={until => set({ until })}
          help={say('app.again.keep-until')}
        />
        <EvidenceFields evidence={draft.evidence} onChange={evidence => set({ evidence })} />
        <ReasonField value={draft.reason} onChange={reason => set({ reason })} autoFocus={false} />
        <FormActs act={say('app.again.correct-act')} isPending={correct.isPending} onCancel={onClose} />
      </ActForm>
    </Dialog>
  )
}
