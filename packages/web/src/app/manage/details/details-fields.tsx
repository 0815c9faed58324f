import { More } from '../../../components/more.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Field } from '../../parts/field.tsx'
import { useSay } from '../../parts/say.tsx'
import { CriteriaFields } from './criteria-fields.tsx'
import type { DetailsDraft } from './details-draft.ts'
import { PrerequisiteFields } from './prerequisite-fields.tsx'
import { ResultFields } from './result-fields.tsx'
import { StackFields } from './stack-fields.tsx'
import { TranslationFields } from './translation-fields.tsx'

export type DetailsProps = { draft: DetailsDraft; set: (change: Partial<DetailsDraft>) => void }

const units = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
const credits = ['ects', 'hours', 'credits'] as const

/** Everything beyond name, description and criteria; closed until somebody wants it. */
export function DetailsFields({ lineage, ...props }: DetailsProps & { lineage: string | null }) {
  const say = useSay()
  const { draft, set } = props
  return (
    <>
      <More summary={say('app.details.criteria')}>
        <CriteriaFields {...props} />
      </More>
      <More summary={say('app.details.effort')}>
        <div className="stack">
          <div className="two-columns">
            <Field
              label={say('earning.time')}
              name="details.time.amount"
              inputMode="decimal"
              value={draft.time}
              onChange={time => set({ time })}
            />
            <Choice
              label={say('app.details.unit')}
              value={draft.timeUnit}
              onChange={timeUnit => set({ timeUnit })}
              options={units.map(value => ({ value, label: say(`app.details.unit.${value}`) }))}
            />
          </div>
          <div className="two-columns">
            <Field
              label={say('earning.credits')}
              name="details.credits.amount"
              inputMode="decimal"
              value={draft.credits}
              onChange={amount => set({ credits: amount })}
            />
            <Choice
              label={say('app.details.unit')}
              value={draft.creditsUnit}
              onChange={creditsUnit => set({ creditsUnit })}
              options={credits.map(value => ({ value, label: say(`app.details.credits.${value}`) }))}
            />
          </div>
          <div className="two-columns">
            <Choice
              label={say('earning.level')}
              value={draft.level}
              onChange={level => set({ level })}
              options={(['none', 'eqf', 'own'] as const).map(value => ({
                value,
                label: say(`app.details.level.${value}`),
              }))}
            />
            {draft.level === 'eqf' ? (
              <Choice
                label={say('app.details.level.eqf')}
                value={draft.eqf}
                onChange={eqf => set({ eqf })}
                options={['1', '2', '3', '4', '5', '6', '7', '8'].map(value => ({ value, label: value }))}
              />
            ) : null}
            {draft.level === 'own' ? (
              <Field
                label={say('app.details.level-name')}
                value={draft.levelName}
                maxLength={200}
                onChange={levelName => set({ levelName })}
              />
            ) : null}
          </div>
          <PrerequisiteFields {...props} />
        </div>
      </More>
      <More summary={say('app.details.assessment')}>
        <div className="stack">
          <Field
            label={say('earning.evidence')}
            help={say('app.details.evidence-help')}
            rows={2}
            maxLength={2000}
            value={draft.acceptedEvidence}
            onChange={acceptedEvidence => set({ acceptedEvidence })}
          />
          <ResultFields {...props} />
        </div>
      </More>
      <More summary={say('app.details.languages')}>
        <TranslationFields {...props} />
      </More>
      <More summary={say('app.details.stack')}>
        <StackFields {...props} lineage={lineage} />
      </More>
    </>
  )
}
