import { issuing } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { NoteField } from '../parts/note-field.tsx'
import { useSay } from '../parts/say.tsx'
import { AddressField } from './address-field.tsx'
import { AwardPreview } from './award-preview.tsx'
import { type AwardDraft, awardRequestOf, emptyAward } from './award-request.ts'
import { AwardResults } from './award-results.tsx'
import { EvidenceFields } from './evidence-fields.tsx'
import { useOrganisation } from './organisation-layout.tsx'

type Props = { achievement: issuing.Achievement; onAwarded: (award: issuing.Award) => void }

/** The form of an award, beside what the learner will see. */
export function AwardForm({ achievement, onAwarded }: Props) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [draft, set] = useDraft<AwardDraft>(emptyAward)
  const award = useAct(
    issuing.award,
    (wanted: AwardDraft) => ({
      params: { achievement: achievement.id },
      body: { ...awardRequestOf(wanted, achievement.details.results), organisation: slug },
    }),
    {
      refresh: [issuing.listAwards, issuing.countAwards, issuing.listAchievements, issuing.readAchievement],
      done: onAwarded,
    },
  )
  return (
    <div className="award-desk">
      <ActForm onAct={() => award.mutate(draft)} problem={award.error}>
        <AddressField achievement={achievement.id} draft={draft} onChange={set} />
        <Field
          label={say('app.award.name')}
          help={say('app.award.name-help')}
          name="recipient.name"
          autoComplete="off"
          value={draft.name}
          onChange={name => set({ name })}
          maxLength={200}
        />
        <NoteField value={draft.narrative} onChange={narrative => set({ narrative })} />
        <AwardResults
          described={achievement.details.results ?? []}
          given={draft.results}
          onChange={results => set({ results })}
        />
        <EvidenceFields evidence={draft.evidence} onChange={evidence => set({ evidence })} />
        <div className="stack tight">
          <Button
            type="submit"
            look="strong"
            isPending={award.isPending}
            isDisabled={draft.kind === 'nobody'}
            className="justify-self-start"
          >
            {say('app.award.act')}
          </Button>
          <p className="muted small">
            {say(draft.kind === 'email' ? 'app.award.act-help' : 'address.act-help')}
          </p>
        </div>
      </ActForm>
      <AwardPreview achievement={achievement} draft={draft} />
    </div>
  )
}
