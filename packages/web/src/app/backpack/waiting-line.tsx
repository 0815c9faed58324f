import { backpack, waiting } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Picture } from '../parts/picture.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

type Props = { badge: waiting.WaitingBadge; onAnswered: () => void }

/** One badge that waits: what, from whom, when, to which address, and the two answers. */
export function WaitingLine({ badge, onAnswered }: Props) {
  const say = useSay()
  const request = () => ({ params: { award: badge.id } })
  const refresh = [waiting.listWaiting, backpack.listBadges]
  const accept = useAct(waiting.acceptWaiting, request, {
    refresh,
    done: () => {
      tell(say('app.waiting.accepted', { name: badge.name }))
      onAnswered()
    },
  })
  const decline = useAct(waiting.declineWaiting, request, {
    refresh,
    done: () => {
      tell(say('app.waiting.declined', { name: badge.name }))
      onAnswered()
    },
  })
  // The page of the claim shows the same and everything else that was said.
  return (
    <li>
      <Picture src={badge.image} alt="" size="small" />
      <div className="line-what">
        <strong className="block">
          <a href={badge.claimPage}>
            <bdi>{badge.name}</bdi>
          </a>
        </strong>
        <span className="block">
          <Say
            id="app.waiting.from"
            values={{ issuer: <bdi>{badge.issuer}</bdi>, when: <Day value={badge.awardedAt} /> }}
          />
        </span>
        <span className="muted small block">
          <Say id="app.waiting.to" values={{ address: <bdi>{badge.address}</bdi> }} />
          {badge.expiresAt === null ? null : (
            <>
              {' · '}
              <Say id="app.waiting.until" values={{ when: <Day value={badge.expiresAt} /> }} />
            </>
          )}
        </span>
        <ProblemNote problem={accept.error ?? decline.error} />
      </div>
      <div className="button-row">
        <Button
          look="strong"
          onPress={() => accept.mutate()}
          isPending={accept.isPending}
          isDisabled={decline.isPending}
          aria-label={say('app.waiting.accept-named', { name: badge.name })}
        >
          {say('app.waiting.accept')}
        </Button>
        <Button
          look="bare"
          onPress={() => decline.mutate()}
          isPending={decline.isPending}
          isDisabled={accept.isPending}
          aria-label={say('app.waiting.decline-named', { name: badge.name })}
        >
          {say('app.waiting.decline')}
        </Button>
      </div>
    </li>
  )
}
