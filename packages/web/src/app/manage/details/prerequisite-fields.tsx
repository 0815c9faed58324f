import { Field } from '../../parts/field.tsx'
import { useSay } from '../../parts/say.tsx'
import type { DetailsProps } from './details-fields.tsx'
import { Rows } from './rows.tsx'

/** What somebody should have or know before they begin. */
export function PrerequisiteFields({ draft, set }: DetailsProps) {
  const say = useSay()
  return (
    <Rows
      label={say('earning.prerequisites')}
      rows={draft.prerequisites}
      fresh={() => ({ name: '', url: '' })}
      onChange={prerequisites => set({ prerequisites })}
    >
      {(row, change) => (
        <div className="two-columns">
          <Field
            label={say('app.alignment.name')}
            value={row.name}
            maxLength={300}
            onChange={name => change({ name })}
          />
          <Field
            label={say('app.alignment.url')}
            type="url"
            value={row.url}
            onChange={url => change({ url })}
          />
        </div>
      )}
    </Rows>
  )
}
