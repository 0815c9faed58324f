import { Choice } from '../../parts/choice.tsx'
import { Field } from '../../parts/field.tsx'
import { useSay } from '../../parts/say.tsx'
import type { ResultDraft } from './details-draft.ts'
import type { DetailsProps } from './details-fields.tsx'
import { newKey } from './new-key.ts'
import { Rows } from './rows.tsx'

const types = [
  'RubricCriterionLevel',
  'LetterGrade',
  'Percent',
  'RawScore',
  'ScaledScore',
  'Status',
  'Result',
] as const

/** What is measured: a rubric with its levels, a grade, a score. */
export function ResultFields({ draft, set }: DetailsProps) {
  const say = useSay()
  const keys = draft.results.map(each => each.key)
  return (
    <Rows<ResultDraft>
      label={say('earning.results')}
      help={say('app.details.results-help')}
      rows={draft.results}
      fresh={() => ({
        key: newKey('result', keys),
        name: '',
        resultType: 'RubricCriterionLevel',
        values: '',
        valueMin: '',
        valueMax: '',
        requiredLevel: '',
        levels: [],
      })}
      onChange={results => set({ results })}
    >
      {(row, change) => <OneResult row={row} change={change} />}
    </Rows>
  )
}

function OneResult({ row, change }: { row: ResultDraft; change: (to: Partial<ResultDraft>) => void }) {
  const say = useSay()
  const known = types.some(type => type === row.resultType)
  return (
    <>
      <div className="two-columns">
        <Field
          label={say('app.details.measured')}
          value={row.name}
          maxLength={300}
          onChange={name => change({ name })}
        />
        <Choice
          label={say('app.details.result-type')}
          value={row.resultType}
          onChange={resultType => change({ resultType })}
          options={[
            ...types.map(value => ({
              value: value as ResultDraft['resultType'],
              label: say(`app.details.result.${value}`),
            })),
            ...(known ? [] : [{ value: row.resultType, label: row.resultType }]),
          ]}
        />
      </div>
      {row.resultType === 'RubricCriterionLevel' ? <Levels row={row} change={change} /> : null}
      {row.resultType === 'LetterGrade' || row.resultType === 'Result' ? (
        <Field
          label={say('app.details.values')}
          help={say('app.achievement.tags-help')}
          value={row.values}
          onChange={values => change({ values })}
        />
      ) : null}
      {row.resultType === 'RawScore' || row.resultType === 'ScaledScore' || row.resultType === 'Percent' ? (
        <div className="two-columns">
          <Field
            label={say('app.details.least')}
            inputMode="decimal"
            value={row.valueMin}
            onChange={valueMin => change({ valueMin })}
          />
          <Field
            label={say('app.details.most')}
            inputMode="decimal"
            value={row.valueMax}
            onChange={valueMax => change({ valueMax })}
          />
        </div>
      ) : null}
    </>
  )
}

function Levels({ row, change }: { row: ResultDraft; change: (to: Partial<ResultDraft>) => void }) {
  const say = useSay()
  const named = row.levels.filter(level => level.name.trim() !== '')
  return (
    <>
      <Rows
        label={say('app.details.levels')}
        help={say('app.details.levels-help')}
        rows={row.levels}
        fresh={() => ({
          key: newKey(
            'level',
            row.levels.map(each => each.key),
          ),
          name: '',
          description: '',
          points: '',
        })}
        onChange={levels => change({ levels })}
      >
        {(level, set) => (
          <>
            <div className="two-columns">
              <Field
                label={say('earning.results.level')}
                value={level.name}
                maxLength={300}
                onChange={name => set({ name })}
              />
              <Field
                label={say('earning.results.points')}
                value={level.points}
                maxLength={40}
                onChange={points => set({ points })}
              />
            </div>
            <Field
              label={say('earning.results.means')}
              rows={2}
              maxLength={2000}
              value={level.description}
              onChange={description => set({ description })}
            />
          </>
        )}
      </Rows>
      {named.length === 0 ? null : (
        <Choice
          label={say('app.details.needed')}
          value={named.some(level => level.key === row.requiredLevel) ? row.requiredLevel : ''}
          onChange={requiredLevel => change({ requiredLevel })}
          options={[
            { value: '', label: say('app.details.needed-none') },
            ...named.map(level => ({ value: level.key, label: level.name })),
          ]}
        />
      )}
    </>
  )
}
