import { type backpack, sharing } from '@rucksack/contract'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { NewShare } from './new-share.tsx'
import { ShareAudience } from './share-audience.tsx'
import { ShareLine } from './share-line.tsx'

/** Who may see the badge: nobody, whoever has a link, everyone; each share can be taken back. */
export function SharePanel({ badge }: { badge: backpack.KeptBadge }) {
  const say = useSay()
  const query = useRead(sharing.listShares, { params: { badge: badge.id } })
  return (
    <Panel title={say('app.share.title')} lead={say('app.share.lead')} id="share">
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 ? null : (
              <ul className="stack">
                {items.map(share => (
                  <ShareLine key={share.id} share={share} />
                ))}
              </ul>
            )}
            <ShareAudience key={audienceOf(items)} badge={badge.id} shares={items} now={audienceOf(items)} />
            <NewShare badge={badge.id} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function audienceOf(shares: sharing.Share[]): 'nobody' | 'group' | 'link' | 'everyone' {
  if (shares.some(share => share.audience === 'everyone')) return 'everyone'
  if (shares.some(share => share.audience === 'link')) return 'link'
  return shares.length > 0 ? 'group' : 'nobody'
}
