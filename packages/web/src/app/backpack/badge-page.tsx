import { backpack } from '@rucksack/contract'
import { useParams } from 'react-router'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { BadgeDetails } from './badge-details.tsx'
import { BadgeDownloads } from './badge-downloads.tsx'
import { BadgeHead } from './badge-head.tsx'
import { BadgeHistory } from './badge-history.tsx'
import { BadgeVerdict } from './badge-verdict.tsx'
import { RemoveBadge } from './remove-badge.tsx'
import { SharePanel } from './share-panel.tsx'

/** One badge with everything its holder may know and do. */
export function BadgePage() {
  const say = useSay()
  const { id = '' } = useParams()
  const query = useRead(backpack.readBadge, { params: { badge: id } })
  return (
    <>
      <WayBack to="/backpack">{say('app.to-backpack')}</WayBack>
      <Loaded query={query}>
        {badge => (
          <div className="badge-page">
            <BadgeHead badge={badge} />
            <div className="badge-body">
              <BadgeVerdict badge={badge} />
              <SharePanel badge={badge} />
              <BadgeDetails badge={badge} />
              <BadgeDownloads badge={badge} />
              <BadgeHistory history={badge.history} />
              <RemoveBadge badge={badge} />
            </div>
          </div>
        )}
      </Loaded>
    </>
  )
}
