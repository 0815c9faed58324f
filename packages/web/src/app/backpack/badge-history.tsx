import type { backpack } from '@rucksack/contract'
import { Day } from '../parts/day.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay, useSayIfKnown } from '../parts/say.tsx'

/** What happened to the badge in this backpack. */
export function BadgeHistory({ history }: { history: backpack.HistoryEntry[] }) {
  const say = useSay()
  if (history.length === 0) return null
  return (
    <Panel title={say('app.badge.history')}>
      <ol className="history">
        {history.map(entry => (
          <li key={`${entry.at} ${entry.what}`}>
            <span className="muted small">
              <Day value={entry.at} time />
            </span>
            <span>
              {say(whatOf(entry))}
              <Detail entry={entry} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** A change of the issuer's key, or its silence, is told by name. */
function whatOf({ what, detail, codes }: backpack.HistoryEntry) {
  if (what !== 'changed' || detail === 'good') return `app.history.${what}` as const
  if (detail === 'unknown' && codes.some(code => code.endsWith('unreachable')))
    return 'app.history.silent' as const
  return codes.some(code => code.startsWith('issuer-key:'))
    ? ('app.history.key' as const)
    : ('app.history.changed' as const)
}

/** A detail may be a standing or an audience, which have words of their own. */
function Detail({ entry: { what, detail } }: { entry: backpack.HistoryEntry }) {
  const sayIfKnown = useSayIfKnown()
  if (detail === null) return null
  const shares = what === 'shared' || what === 'unshared'
  const key = shares
    ? `app.share.${detail}`
    : detail === 'broken'
      ? 'app.standing.broken'
      : `standing.${detail}`
  return (
    <span className="muted small block" dir="auto">
      {sayIfKnown(key, detail)}
    </span>
  )
}
