import { issuing } from '@rucksack/contract'
import { useState } from 'react'
import { More } from '../../components/more.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { Panel } from '../parts/panel.tsx'
import { RadioChoice } from '../parts/radio-choice.tsx'
import { useSay, useSayIfKnown } from '../parts/say.tsx'
import type { Draft } from './achievement-draft.ts'
import { AlignmentFields } from './alignment-fields.tsx'
import { DetailsFields } from './details/details-fields.tsx'
import { LanguageChoice } from './language-choice.tsx'

type Props = {
  draft: Draft
  onChange: (draft: Draft) => void
  picture: React.ReactNode
  /** Shared by the versions of what is edited; null for something new. */
  lineage: string | null
}

/** Everything that can be said about an achievement; the first three are needed. */
export function AchievementForm({ draft, onChange, picture, lineage }: Props) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  return (
    <>
      <Panel title={say('app.achievement.what')}>
        <Field
          label={say('app.achievement.name')}
          name="name"
          value={draft.name}
          onChange={name => set({ name })}
          maxLength={200}
          isRequired
        />
        <Field
          label={say('app.achievement.description')}
          help={say('app.achievement.description-help')}
          name="description"
          rows={3}
          value={draft.description}
          onChange={description => set({ description })}
          maxLength={5000}
          isRequired
        />
        <Field
          label={say('app.achievement.criteria')}
          help={say('app.achievement.criteria-help')}
          name="criteria"
          rows={6}
          value={draft.criteria}
          onChange={criteria => set({ criteria })}
          maxLength={20_000}
          isRequired
        />
        {draft.criteria.trim() === '' ? null : (
          <More summary={say('app.preview')}>
            <Markdown text={draft.criteria} />
          </More>
        )}
      </Panel>
      <Panel title={say('app.achievement.picture')} lead={say('app.achievement.picture-lead')}>
        {picture}
        <Field
          label={say('app.achievement.alt')}
          help={say('app.achievement.alt-help')}
          name="imageAlt"
          value={draft.imageAlt}
          onChange={imageAlt => set({ imageAlt })}
          maxLength={1000}
        />
      </Panel>
      <Panel title={say('app.achievement.details')} lead={say('app.achievement.details-lead')}>
        <Field
          label={say('app.achievement.tags')}
          help={say('app.achievement.tags-help')}
          name="tags"
          value={draft.tags}
          onChange={tags => set({ tags })}
        />
        <div className="two-columns">
          <Choice
            label={say('app.achievement.type')}
            value={draft.achievementType}
            onChange={achievementType => set({ achievementType })}
            options={issuing.achievementTypes
              .map(value => ({ value: value as string, label: sayIfKnown(`app.type.${value}`, value) }))
              .sort((a, b) => a.label.localeCompare(b.label))}
          />
          <LanguageChoice value={draft.language} onChange={language => set({ language })} />
        </div>
        <RadioChoice
          label={say('app.achievement.expiry')}
          value={draft.expiry}
          onChange={expiry => set({ expiry })}
          options={(['never', 'after', 'on'] as const).map(value => ({
            value,
            label: say(`app.achievement.expiry-${value}`),
          }))}
        />
        {draft.expiry === 'after' ? (
          <Field
            label={say('app.achievement.months')}
            name="expiry.months"
            inputMode="numeric"
            pattern="[1-9][0-9]{0,2}|1[01][0-9]{2}|1200"
            value={draft.months}
            onChange={months => set({ months })}
            isRequired
          />
        ) : null}
        {draft.expiry === 'on' ? (
          <label className="field">
            <span className="field-label">{say('app.achievement.date')}</span>
            <input
              className="input"
              type="date"
              min={today}
              required
              value={draft.date}
              onChange={event => set({ date: event.target.value })}
            />
          </label>
        ) : null}
        <Field
          label={say('app.achievement.criteria-url')}
          help={say('app.achievement.criteria-url-help')}
          name="criteriaUrl"
          type="url"
          value={draft.criteriaUrl}
          onChange={criteriaUrl => set({ criteriaUrl })}
        />
        <AlignmentFields alignments={draft.alignments} onChange={alignments => set({ alignments })} />
        <DetailsFields
          draft={draft.details}
          set={change => set({ details: { ...draft.details, ...change } })}
          lineage={lineage}
        />
      </Panel>
    </>
  )
}
