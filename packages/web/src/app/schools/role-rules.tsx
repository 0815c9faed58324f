import { roles, type schoolSignIn } from '@rucksack/contract'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

type Rule = schoolSignIn.RoleRule
type Props = { rules: Rule[]; onChange: (rules: Rule[]) => void; organisation: string | null }

/** Which roles people get by what the school says of them. */
export function RoleRules({ rules, onChange, organisation }: Props) {
  const say = useSay()
  const change = (at: number, part: Partial<Rule>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)))
  const fresh: Rule = { claim: 'groups', value: '', role: 'viewer', organisation: organisation ?? '' }
  return (
    <fieldset className="stack">
      <legend className="field-label">{say('app.schools.roles')}</legend>
      <p className="field-hint">{say('app.schools.roles-help')}</p>
      {rules.map((rule, index) => (
        // Rules have no names of their own; they are only added at the end and removed.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="card stack">
          <Field
            label={say('app.schools.claim')}
            value={rule.claim}
            onChange={claim => change(index, { claim })}
            isRequired
          />
          <Field
            label={say('app.schools.value')}
            value={rule.value}
            onChange={value => change(index, { value })}
            isRequired
          />
          <Choice
            label={say('app.people.role')}
            value={rule.role}
            onChange={role => change(index, { role })}
            options={roles.map(value => ({ value, label: say(`role.${value}`) }))}
          />
          <Field
            label={say('app.schools.where')}
            value={rule.organisation}
            onChange={where => change(index, { organisation: where })}
            isRequired
          />
          <Button
            look="bare"
            className="justify-self-start"
            onPress={() => onChange(rules.filter((_rule, at) => at !== index))}
          >
            {say('app.remove')}
          </Button>
        </div>
      ))}
      <Button onPress={() => onChange([...rules, fresh])} className="justify-self-start">
        {say('app.schools.add-rule')}
      </Button>
    </fieldset>
  )
}
