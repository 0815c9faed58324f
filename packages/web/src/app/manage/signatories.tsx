import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

export type Signatory = { name: string; title: string }
type Props = { signatories: Signatory[]; onChange: (signatories: Signatory[]) => void }

const most = 3

/** Who signs certificates: name and title, up to three. */
export function Signatories({ signatories, onChange }: Props) {
  const say = useSay()
  const change = (at: number, part: Partial<Signatory>) =>
    onChange(signatories.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <div className="stack">
      {signatories.map((each, index) => (
        // Lines have no names of their own; they are only added at the end and removed.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="card stack">
          <Field
            label={say('app.branding.signer')}
            value={each.name}
            onChange={name => change(index, { name })}
            maxLength={100}
          />
          <Field
            label={say('app.branding.signer-title')}
            value={each.title}
            onChange={title => change(index, { title })}
            maxLength={100}
          />
          <Button
            look="bare"
            className="justify-self-start"
            onPress={() => onChange(signatories.filter((_each, at) => at !== index))}
          >
            {say('app.remove')}
          </Button>
        </div>
      ))}
      {signatories.length < most ? (
        <Button
          className="justify-self-start"
          onPress={() => onChange([...signatories, { name: '', title: '' }])}
        >
          {say('app.branding.add-signer')}
        </Button>
      ) : null}
    </div>
  )
}
