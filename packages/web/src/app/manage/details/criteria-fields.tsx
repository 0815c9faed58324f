import { CheckBox } from '../../parts/check-box.tsx'
import { Field } from '../../parts/field.tsx'
import { useSay } from '../../parts/say.tsx'
import type { DetailsProps } from './details-fields.tsx'
import { Rows } from './rows.tsx'

/** Criteria point by point, with what only assessors read. */
export function CriteriaFields({ draft, set }: DetailsProps) {
  const say = useSay()
  return (
    <div className="stack">
      <Field
        label={say('app.details.for-learners')}
        help={say('app.details.for-learners-help')}
        rows={2}
        maxLength={5000}
        value={draft.forLearners}
        onChange={forLearners => set({ forLearners })}
      />
      <Rows
        label={say('app.details.points')}
        help={say('app.details.points-help')}
        rows={draft.criteriaList}
        fresh={() => ({ text: '', required: true, assessorNote: '' })}
        onChange={criteriaList => set({ criteriaList })}
      >
        {(row, change) => (
          <>
            <Field
              label={say('app.details.point')}
              value={row.text}
              maxLength={2000}
              onChange={text => change({ text })}
            />
            <CheckBox isSelected={row.required} onChange={required => change({ required })}>
              {say('app.details.required')}
            </CheckBox>
            <Field
              label={say('app.details.note')}
              help={say('app.details.note-help')}
              rows={2}
              maxLength={5000}
              value={row.assessorNote}
              onChange={assessorNote => change({ assessorNote })}
            />
          </>
        )}
      </Rows>
    </div>
  )
}
