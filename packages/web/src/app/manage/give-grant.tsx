import { grants, type issuing } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

const wishes = ['award', 'copy', 'everyone'] as const
type Wish = { what: (typeof wishes)[number]; to: string; below: boolean }

/** Let another organisation award an achievement or copy it, or everyone copy it. */
export function GiveGrant({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const [wish, setWish] = useState<Wish>({ what: 'award', to: '', below: false })
  const set = (change: Partial<Wish>) => setWish({ ...wish, ...change })
  const give = useAct(
    grants.grant,
    () => ({
      params: { achievement: achievement.id },
      body:
        wish.what === 'everyone'
          ? { act: 'copy' as const, to: null }
          : { act: wish.what, to: wish.to.trim().replace(/^.*\/issuers\//, ''), below: wish.below },
    }),
    {
      refresh: [grants.listGrants],
      done: () => {
        tell(say('grants.given'))
        set({ to: '', below: false })
      },
    },
  )
  return (
    <ActForm onAct={() => give.mutate()} problem={give.error}>
      <Choice
        label={say('grants.what')}
        value={wish.what}
        onChange={what => set({ what })}
        options={wishes.map(value => ({ value, label: say(`grants.what-${value}`) }))}
      />
      {wish.what === 'everyone' ? null : (
        <>
          <Field
            label={say('grants.to')}
            help={say('grants.to-help')}
            name="to"
            value={wish.to}
            onChange={to => set({ to })}
            isRequired
          />
          <CheckBox isSelected={wish.below} onChange={below => set({ below })}>
            {say('grants.below')}
          </CheckBox>
        </>
      )}
      <Button type="submit" isPending={give.isPending} className="justify-self-start">
        {say('grants.give')}
      </Button>
    </ActForm>
  )
}
