import { afterAwards, issuing } from '@rucksack/contract'
import type { AwardChange } from '@rucksack/contract/after-awards'
import type { Award } from '@rucksack/contract/issuing'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { ActForm } from '../parts/act-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { useSay } from '../parts/say.tsx'
import { endOfDay } from './day-ends.ts'
import { OutcomeCounts } from './outcome-counts.tsx'
import type { Changed, Row } from './outcomes.ts'
import { ReasonField } from './reason-field.tsx'
import { ValidUntilField } from './valid-until-field.tsx'
import { whyNot } from './why-not.ts'

type Props = {
  change: AwardChange
  awards: Award[]
  onDone: (changed: Changed) => void
  onClose: () => void
}

/** As many as the host takes at once. */
const most = 500

/** Says what will happen to how many, asks what has to be asked, and does it. */
export function ManyDialog({ change, awards, onDone, onClose }: Props) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const rows = awards.map((award): Row => ({ award, outcome: whyNot(award, change) ?? 'done' }))
  const fitting = rows.filter(row => row.outcome === 'done').slice(0, most)
  const asksReason = change === 'suspend' || change === 'revoke'
  const act = useAct(
    afterAwards.changeAwards,
    () => ({
      params: { organisation: slug },
      body: {
        awards: fitting.map(row => row.award.id),
        change,
        ...(asksReason ? { reason: reason.trim() } : {}),
        ...(until === '' ? {} : { expiresAt: endOfDay(until) }),
      },
    }),
    {
      refresh: [issuing.listAwards, issuing.countAwards, issuing.readAward, afterAwards.readAwardLine],
      done: ({ items }) => {
        const outcomes = new Map(items.map(({ award, outcome }) => [award, outcome]))
        onDone({
          change,
          rows: rows.flatMap(({ award, outcome }): Row[] => {
            const said = outcomes.get(award.id)
            if (said !== undefined) return [{ award, outcome: said }]
            return outcome === 'done' ? [] : [{ award, outcome }]
          }),
        })
      },
    },
  )
  return (
    <Dialog title={say(`app.many.title.${change}`)} isOpen onClose={onClose}>
      <ActForm onAct={() => act.mutate()} problem={act.error}>
        <p>{say(`app.many.what.${change}`)}</p>
        <OutcomeCounts rows={rows} done={say(`app.many.will.${change}`)} />
        {fitting.length === most ? <p className="muted small">{say('app.many.first', { most })}</p> : null}
        {asksReason ? <ReasonField value={reason} onChange={setReason} /> : null}
        {change === 'renew' ? <ValidUntilField value={until} onChange={setUntil} autoFocus /> : null}
        <FormActs
          act={say(`app.many.act.${change}`)}
          look={asksReason ? 'danger' : 'strong'}
          isPending={act.isPending}
          isDisabled={fitting.length === 0}
          onCancel={onClose}
        />
      </ActForm>
    </Dialog>
  )
}
