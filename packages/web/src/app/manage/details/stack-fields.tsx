import { issuing } from '@rucksack/contract'
import { useRead } from '../../data/use-read.ts'
import { CheckBox } from '../../parts/check-box.tsx'
import { Field } from '../../parts/field.tsx'
import { useSay } from '../../parts/say.tsx'
import { useOrganisation } from '../organisation-layout.tsx'
import type { DetailsProps } from './details-fields.tsx'

/** Which other achievements of the organisation earn this one, and how many of them it takes. */
export function StackFields({ draft, set, lineage }: DetailsProps & { lineage: string | null }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const { data } = useRead(issuing.listAchievements, {
    params: { organisation: slug },
    query: { limit: 100, state: 'published' },
  })
  const others = (data?.items ?? []).filter(each => each.lineage !== lineage)
  if (data && others.length === 0) return <p className="muted">{say('app.details.stack-none')}</p>
  return (
    <div className="stack">
      <p className="field-hint">{say('app.details.stack-help')}</p>
      <ul className="stack tight">
        {others.map(each => (
          <li key={each.lineage}>
            <CheckBox
              isSelected={draft.parts.includes(each.lineage)}
              onChange={taken =>
                set({
                  parts: taken
                    ? [...draft.parts, each.lineage]
                    : draft.parts.filter(part => part !== each.lineage),
                })
              }
            >
              <span dir="auto">{each.name}</span>
            </CheckBox>
          </li>
        ))}
      </ul>
      {draft.parts.length === 0 ? null : (
        <div className="two-columns">
          <Field
            label={say('app.details.stack-least', { count: draft.parts.length })}
            inputMode="numeric"
            pattern="[1-9][0-9]?"
            name="details.earnedBy.least"
            value={draft.least}
            onChange={least => set({ least })}
          />
          <Field
            label={say('app.details.stack-on')}
            type="date"
            value={draft.on}
            onChange={on => set({ on })}
          />
        </div>
      )}
    </div>
  )
}
