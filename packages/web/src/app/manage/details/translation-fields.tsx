import { Field } from '../../parts/field.tsx'
import { useSay } from '../../parts/say.tsx'
import { LanguageChoice } from '../language-choice.tsx'
import type { DetailsProps } from './details-fields.tsx'
import { Rows } from './rows.tsx'

/** The same achievement in other languages. */
export function TranslationFields({ draft, set }: DetailsProps) {
  const say = useSay()
  const next = ['en', 'es', 'ar'].find(tag => !draft.translations.some(each => each.language === tag)) ?? 'en'
  return (
    <Rows
      label={say('app.details.translations')}
      help={say('app.details.translations-help')}
      rows={draft.translations}
      fresh={() => ({ language: next, name: '', description: '', criteria: '', forLearners: '', list: '' })}
      onChange={translations => set({ translations })}
    >
      {(row, change) => (
        <>
          <LanguageChoice value={row.language} onChange={language => change({ language })} />
          <Field
            label={say('app.achievement.name')}
            value={row.name}
            maxLength={200}
            onChange={name => change({ name })}
          />
          <Field
            label={say('app.achievement.description')}
            rows={2}
            value={row.description}
            maxLength={5000}
            onChange={description => change({ description })}
          />
          <Field
            label={say('app.achievement.criteria')}
            rows={4}
            value={row.criteria}
            maxLength={20_000}
            onChange={criteria => change({ criteria })}
          />
          {draft.criteriaList.length === 0 ? null : (
            <Field
              label={say('app.details.points')}
              help={say('app.details.list-help')}
              rows={3}
              value={row.list}
              onChange={list => change({ list })}
            />
          )}
          {draft.forLearners.trim() === '' ? null : (
            <Field
              label={say('app.details.for-learners')}
              rows={2}
              maxLength={5000}
              value={row.forLearners}
              onChange={forLearners => change({ forLearners })}
            />
          )}
        </>
      )}
    </Rows>
  )
}
