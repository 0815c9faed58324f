import type { backpack } from '@rucksack/contract'
import { Day } from '../parts/day.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'

/** What happened to the badge in this backpack. */
export function BadgeHistory({ history }: { history: backpack.HistoryEntry[] }) {
  const say = useSay()
  if (history.length === 0) return null
  return (
    <Panel title={say('app.badge.history')}>
      <ol className="history">
        {history.map(({ at, what, detail }) => (
          <li key={`${at} ${what}`}>
            <span className="muted small">
              <Day value={at} time />
            </span>
            <span>
              {say(`app.history.${what}`)}
              {detail === null ? null : (
                <span className="muted small block" dir="auto">
                  {detail}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
