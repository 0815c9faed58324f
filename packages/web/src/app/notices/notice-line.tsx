import type { notices } from '@rucksack/contract'
import { Day } from '../parts/day.tsx'
import { Say, useSay, useSayIfKnown } from '../parts/say.tsx'

/** One notice; its link leads to the badge, or to where it is claimed. */
export function NoticeLine({ notice, onOpen }: { notice: notices.Notice; onOpen: () => void }) {
  const say = useSay()
  const sayIfKnown = useSayIfKnown()
  const { kind, name, issuer, standing, expires, link, at, read } = notice
  const key = standing === 'broken' ? 'app.standing.broken' : `standing.${standing}`
  return (
    <li>
      <span>
        <a className="link" href={link} onClick={read ? undefined : onOpen}>
          <Say
            id={`notice.${kind}`}
            values={{
              name: <bdi>{name}</bdi>,
              standing: sayIfKnown(key, standing ?? ''),
              date: expires === null ? '' : <Day value={expires} />,
            }}
          />
        </a>
        <span className="muted small block">
          {read ? null : <strong>{say('notice.new')} · </strong>}
          {issuer === null ? null : (
            <>
              <bdi>{issuer}</bdi> ·{' '}
            </>
          )}
          <Day value={at} time />
        </span>
      </span>
    </li>
  )
}
