import { identity } from '@rucksack/contract'
import { CircleCheck, Star } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** One address of the person. */
export function AddressLine({ address }: { address: identity.Address }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const request = () => ({ params: { address: address.id } })
  const prefer = useAct(identity.makeAddressPrimary, request, {
    refresh: [identity.readMe],
    done: () => tell(say('app.addresses.now-primary', { address: address.value })),
  })
  const remove = useAct(identity.removeAddress, request, {
    refresh: [identity.readMe],
    done: () => tell(say('app.addresses.removed', { address: address.value })),
  })
  return (
    <li>
      <div className="line-what">
        <strong>
          <bdi>{address.value}</bdi>
        </strong>
        <span className="marks">
          {address.verified ? (
            <span className="mark tone-good">
              <Icon of={CircleCheck} />
              {say('app.addresses.verified')}
            </span>
          ) : (
            <span className="mark tone-warn">{say('app.addresses.unverified')}</span>
          )}
          {address.primary ? (
            <span className="mark">
              <Icon of={Star} />
              {say('app.addresses.primary')}
            </span>
          ) : null}
        </span>
        <ProblemNote problem={prefer.error} />
      </div>
      {address.verified && !address.primary ? (
        <Button look="bare" onPress={() => prefer.mutate()} isPending={prefer.isPending}>
          {say('app.addresses.prefer')}
        </Button>
      ) : null}
      {address.primary ? null : (
        <Button
          look="bare"
          onPress={() => setAsking(true)}
          aria-label={say('app.addresses.remove-named', { address: address.value })}
        >
          {say('app.remove')}
        </Button>
      )}
      <Confirm
        title={<Say id="app.addresses.remove-title" values={{ address: address.value }} />}
        act={say('app.remove')}
        isOpen={asking}
        isPending={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.addresses.remove-why')}</p>
      </Confirm>
    </li>
  )
}
