import { backpack } from '@rucksack/contract'
import { ArrowLeft } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'
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
      <p className="way-back">
        <Link to="/backpack">
          <Icon of={ArrowLeft} turns />
          {say('app.to-backpack')}
        </Link>
      </p>
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
