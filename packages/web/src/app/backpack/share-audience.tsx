import { backpack, sharing } from '@rucksack/contract'
import type { ApiProblem } from '@rucksack/contract/client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { actKey } from '../data/act-key.ts'
import { asProblem } from '../data/as-problem.ts'
import { call } from '../data/call.ts'
import { heed } from '../data/query-client.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { RadioChoice } from '../parts/radio-choice.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { sharesToEnd } from './shares-to-end.ts'

type Audience = 'nobody' | 'group' | 'link' | 'everyone'
type Props = { badge: string; shares: sharing.Share[]; now: Audience }

/** Choose who may see the badge; nothing changes before the button is pressed. */
export function ShareAudience({ badge, shares, now }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const [audience, setAudience] = useState<Audience>(now)
  const [showName, setShowName] = useState(true)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const changed = audience !== now
  const apply = async () => {
    setBusy(true)
    setProblem(null)
    try {
      if (
        (audience === 'link' || audience === 'everyone') &&
        !shares.some(share => share.audience === audience)
      )
        await call(sharing.shareBadge, {
          params: { badge },
          body: { audience, showName },
          idempotencyKey: actKey(),
        })
      for (const share of sharesToEnd(shares, audience))
        await call(sharing.revokeShare, { params: { share: share.id } })
      tell(say(`app.share.now.${audience}`))
    } catch (cause) {
      heed(cause)
      setProblem(asProblem(cause))
    }
    for (const read of [sharing.listShares, backpack.readBadge, backpack.listBadges])
      void queries.invalidateQueries({ queryKey: [read.operationId] })
    setBusy(false)
  }
  return (
    <ActForm problem={problem} onAct={() => void apply()}>
      <RadioChoice
        label={say('app.share.who')}
        value={audience}
        onChange={setAudience}
        options={offered(now).map(value => ({
          value,
          label: say(`app.share.${value}`),
          help: say(`app.share.${value}-help`),
        }))}
      />
      {changed && (audience === 'link' || audience === 'everyone') ? (
        <CheckBox isSelected={showName} onChange={setShowName}>
          {say('app.share.show-name')}
        </CheckBox>
      ) : null}
      {changed && sharesToEnd(shares, audience).length > 0 ? (
        <p className="muted">{say('app.share.links-end')}</p>
      ) : null}
      {changed ? (
        <Button type="submit" look="strong" isPending={busy} className="justify-self-start">
          {say(`app.share.act.${audience}`)}
        </Button>
      ) : null}
    </ActForm>
  )
}

/** A group is chosen where a link for it is made; here it can only be what it is reduced to. */
function offered(now: Audience): Audience[] {
  return now === 'group' ? ['nobody', 'group', 'link', 'everyone'] : ['nobody', 'link', 'everyone']
}
