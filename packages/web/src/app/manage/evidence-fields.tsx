import { Plus, Trash2 } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

type Evidence = { url: string; name: string; narrative: string }
type Props = { evidence: Evidence[]; onChange: (evidence: Evidence[]) => void }

/** What the learner made or did, as links and words. */
export function EvidenceFields({ evidence, onChange }: Props) {
  const say = useSay()
  const change = (at: number, to: Partial<Evidence>) =>
    onChange(evidence.map((row, place) => (place === at ? { ...row, ...to } : row)))
  return (
    <fieldset className="stack">
      <legend className="field-label">{say('app.badge.evidence')}</legend>
      <p className="field-hint">{say('app.evidence.help')}</p>
      {evidence.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity beside their place
        <div key={at} className="card stack">
          <Field
            label={say('app.evidence.url')}
            name={`evidence.${at}.url`}
            type="url"
            value={row.url}
            onChange={url => change(at, { url })}
          />
          <Field
            label={say('app.evidence.name')}
            name={`evidence.${at}.name`}
            value={row.name}
            onChange={name => change(at, { name })}
            maxLength={300}
          />
          <Field
            label={say('app.evidence.narrative')}
            name={`evidence.${at}.narrative`}
            rows={2}
            value={row.narrative}
            onChange={narrative => change(at, { narrative })}
            maxLength={10_000}
          />
          <Button
            look="bare"
            className="justify-self-start"
            onPress={() => onChange(evidence.filter((_, place) => place !== at))}
          >
            <Icon of={Trash2} />
            {say('app.remove')}
          </Button>
        </div>
      ))}
      {evidence.length >= 20 ? null : (
        <Button
          className="justify-self-start"
          onPress={() => onChange([...evidence, { url: '', name: '', narrative: '' }])}
        >
          <Icon of={Plus} />
          {say('app.evidence.add')}
        </Button>
      )}
    </fieldset>
  )
}
