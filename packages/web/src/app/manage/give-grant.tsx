import { grants, type issuing, networks } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { useOrganisation } from './organisation-layout.tsx'

const wishes = ['award', 'copy', 'everyone', 'network'] as const
type Wish = { what: (typeof wishes)[number]; to: string; network: string; below: boolean }

/** Let another organisation award an achievement or copy it, or everyone copy it. */
export function GiveGrant({ achievement }: { achievement: issuing.Achievement }) {
  const say = useSay()
  const [wish, setWish] = useState<Wish>({ what: 'award', to: '', network: '', below: false })
  const { slug } = useOrganisation()
  const joined = useRead(networks.listNetworks, { params: { organisation: slug } })
  const mine = (joined.data?.items ?? []).filter(each =>
    each.members.some(member => member.slug === slug && member.state === 'member'),
  )
  const network = wish.network || mine[0]?.slug || ''
  const set = (change: Partial<Wish>) => setWish({ ...wish, ...change })
  const give = useAct(
    grants.grant,
    () => ({
      params: { achievement: achievement.id },
      body: bodyOf({ ...wish, network }),
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
        options={wishes
          .filter(value => value !== 'network' || mine.length > 0)
          .map(value => ({ value, label: say(`grants.what-${value}`) }))}
      />
      {wish.what === 'network' ? (
        <Choice
          label={say('grants.network')}
          value={network}
          onChange={chosen => set({ network: chosen })}
          options={mine.map(each => ({ value: each.slug, label: each.name }))}
        />
      ) : null}
      {wish.what === 'everyone' || wish.what === 'network' ? null : (
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

function bodyOf({ what, to, network, below }: Wish) {
  if (what === 'everyone') return { act: 'copy' as const, to: null }
  if (what === 'network') return { act: 'award' as const, to: null, network }
  return { act: what, to: to.trim().replace(/^.*\/issuers\//, ''), below }
}
