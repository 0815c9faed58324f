import type { issuing } from '@rucksack/contract'
import { Plus, Trash2 } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { FrameworkPick } from './framework-pick.tsx'

type Alignment = issuing.Alignment
type Props = { alignments: Alignment[]; onChange: (alignments: Alignment[]) => void }

/** Frameworks and skills that the achievement stands for. */
export function AlignmentFields({ alignments, onChange }: Props) {
  const say = useSay()
  const change = (at: number, to: Partial<Alignment>) =>
    onChange(alignments.map((one, place) => (place === at ? { ...one, ...to } : one)))
  return (
    <fieldset className="stack">
      <legend className="field-label">{say('app.alignment.title')}</legend>
      <p className="field-hint">{say('app.alignment.help')}</p>
      {alignments.map((alignment, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity beside their place
        <div key={at} className="card stack">
          <div className="two-columns">
            <Field
              label={say('app.alignment.name')}
              name={`alignments.${at}.targetName`}
              value={alignment.targetName}
              onChange={targetName => change(at, { targetName })}
            />
            <Field
              label={say('app.alignment.url')}
              name={`alignments.${at}.targetUrl`}
              type="url"
              value={alignment.targetUrl}
              onChange={targetUrl => change(at, { targetUrl })}
            />
          </div>
          <Button
            look="bare"
            className="justify-self-start"
            onPress={() => onChange(alignments.filter((_, place) => place !== at))}
          >
            <Icon of={Trash2} />
            {say('app.remove')}
          </Button>
        </div>
      ))}
      <Button
        className="justify-self-start"
        onPress={() => onChange([...alignments, { targetName: '', targetUrl: '' }])}
      >
        <Icon of={Plus} />
        {say('app.alignment.add')}
      </Button>
      <FrameworkPick
        taken={alignments.map(one => one.targetUrl)}
        onPick={picked => onChange([...alignments, picked])}
      />
    </fieldset>
  )
}
