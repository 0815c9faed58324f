import { backpack, sharing } from '@rucksack/contract'
import { Globe, Link2, Users } from 'lucide-react'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Say, useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** One share: its link, since when, and the way to take it back. */
export function ShareLine({ share }: { share: sharing.Share }) {
  const say = useSay()
  const end = useAct(sharing.revokeShare, () => ({ params: { share: share.id } }), {
    refresh: [sharing.listShares, backpack.readBadge, backpack.listBadges],
    done: () => tell(say('app.share.ended')),
  })
  return (
    <li className="card stack">
      <p className="share-kind">
        <Icon of={icons[share.audience]} />
        <span>
          <strong>
            {share.name === null ? say(`app.share.${share.audience}`) : <bdi>{share.name}</bdi>}
          </strong>
          <span className="muted small block">
            <Say
              id={share.showName ? 'app.share.since-named' : 'app.share.since-unnamed'}
              values={{ when: <Day value={share.createdAt} /> }}
            />
          </span>
          <ShareTerms share={share} />
        </span>
      </p>
      <LinkLine label={say('app.share.link-label')} url={share.url} />
      <div className="button-row">
        <a className={buttonClass('quiet')} href={share.url}>
          {say('app.share.see')}
        </a>
        <a className={buttonClass('bare')} href={share.qr}>
          {say('app.share.qr')}
        </a>
        <Button look="bare" onPress={() => end.mutate()} isPending={end.isPending}>
          {say('app.share.end')}
        </Button>
      </div>
      <ProblemNote problem={end.error} />
    </li>
  )
}

const icons = { everyone: Globe, group: Users, link: Link2 }

/** What limits a link, and how often it was opened where that is counted. */
function ShareTerms({ share }: { share: sharing.Share }) {
  const say = useSay()
  return (
    <span className="muted small block">
      {share.expiresAt === null ? null : (
        <span className="block">
          <Say id="app.share.ends" values={{ when: <Day value={share.expiresAt} /> }} />
        </span>
      )}
      {share.hasPassword ? <span className="block">{say('app.share.asks-password')}</span> : null}
      {share.countViews ? (
        <span className="block">{say('app.share.views', { count: share.views })}</span>
      ) : null}
    </span>
  )
}
