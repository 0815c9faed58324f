import { backpack, shareGroups, sharing } from '@rucksack/contract'
import { useState } from 'react'
import { Link } from 'react-router'
import { More } from '../../components/more.tsx'
import { endOfDay } from '../awards/day-ends.ts'
import { given } from '../data/given.ts'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

const empty = { audience: 'link' as 'link' | 'group', group: '', name: '', until: '', password: '' }

/** One more link with a name, an end or a password, for anyone who has it or for a group. */
export function NewShare({ badge }: { badge: string }) {
  const say = useSay()
  const groups = useRead(shareGroups.listShareGroups)
  const [wish, setWish] = useState(empty)
  const [showName, setShowName] = useState(true)
  const [countViews, setCountViews] = useState(false)
  const set = (more: Partial<typeof empty>) => setWish(before => ({ ...before, ...more }))
  const known = groups.data?.items ?? []
  const group = wish.group === '' ? known[0]?.id : wish.group
  const make = useAct(
    sharing.shareBadge,
    () => ({
      params: { badge },
      body: {
        audience: wish.audience,
        showName,
        countViews,
        ...given({
          name: wish.name.trim(),
          group: wish.audience === 'group' ? group : undefined,
          expiresAt: wish.until === '' ? undefined : endOfDay(wish.until),
          password: wish.password,
        }),
      },
    }),
    {
      refresh: [sharing.listShares, backpack.readBadge, backpack.listBadges],
      done: () => {
        setWish(empty)
        tell(say('app.share.own.made'))
      },
    },
  )
  return (
    <More summary={say('app.share.own.title')}>
      <ActForm problem={make.error} onAct={() => make.mutate()}>
        <Choice
          label={say('app.share.own.kind')}
          value={wish.audience}
          onChange={audience => set({ audience })}
          options={[
            { value: 'link', label: say('app.share.link') },
            { value: 'group', label: say('app.share.group') },
          ]}
        />
        {wish.audience === 'link' ? null : known.length === 0 ? (
          <p>{say('app.share.own.no-groups')}</p>
        ) : (
          <Choice
            label={say('app.share.own.group')}
            value={group ?? ''}
            onChange={id => set({ group: id })}
            options={known.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {wish.audience === 'group' ? (
          <p>
            <Link className="link" to="/backpack/groups">
              {say('app.share.own.groups')}
            </Link>
          </p>
        ) : null}
        <Field
          label={say('app.share.own.name')}
          help={say('app.share.own.name-help')}
          name="name"
          maxLength={80}
          value={wish.name}
          onChange={name => set({ name })}
        />
        <Field
          label={say('app.share.own.until')}
          help={say('app.share.own.until-help')}
          name="expiresAt"
          type="date"
          value={wish.until}
          onChange={until => set({ until })}
        />
        <Field
          label={say('app.share.own.password')}
          help={say('app.share.own.password-help')}
          name="password"
          autoComplete="off"
          minLength={8}
          maxLength={200}
          value={wish.password}
          onChange={password => set({ password })}
        />
        <CheckBox isSelected={showName} onChange={setShowName}>
          {say('app.share.show-name')}
        </CheckBox>
        <CheckBox isSelected={countViews} onChange={setCountViews}>
          {say('app.share.own.count')}
        </CheckBox>
        <Button
          type="submit"
          look="strong"
          isPending={make.isPending}
          isDisabled={wish.audience === 'group' && known.length === 0}
          className="justify-self-start"
        >
          {say('app.share.own.make')}
        </Button>
      </ActForm>
    </More>
  )
}
