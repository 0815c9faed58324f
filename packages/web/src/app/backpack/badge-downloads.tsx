import type { backpack } from '@rucksack/contract'
import { Download } from 'lucide-react'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'

/** The badge as files, to keep or to take elsewhere. */
export function BadgeDownloads({ badge }: { badge: backpack.KeptBadge }) {
  const say = useSay()
  return (
    <Panel title={say('app.badge.downloads')} lead={say('app.badge.downloads-why')}>
      <ul className="button-row">
        {badge.downloads.map(({ form, url }) => (
          <li key={form}>
            <a className={buttonClass('quiet')} href={url} download>
              <Icon of={Download} />
              {say(`app.form.${form}`)}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
