import { Globe, Link2, Users } from 'lucide-react'
import { type Dispatch, memo, type SetStateAction, useCallback, useDeferredValue } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { Day } from '../parts/day.tsx'
import { Picture } from '../parts/picture.tsx'
import { useSay } from '../parts/say.tsx'
import { Standing } from '../parts/standing.tsx'
import type { ShelfBadge } from './use-shelf.ts'

type Props = {
  badges: ShelfBadge[]
  /** Null while nothing is being selected. */
  selected: ReadonlySet<string> | null
  onSelect: Dispatch<SetStateAction<ReadonlySet<string> | null>>
}

/** Enough for the first screen of anybody; the rest follows at once, without making them wait. */
const firstSeen = 60

/** The badges themselves: plain elements, drawn by the browser only where they are seen. */
export function Shelf({ badges, selected, onSelect }: Props) {
  const toggle = useCallback(
    (id: string) =>
      onSelect(before => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      }),
    [onSelect],
  )
  const shown = useDeferredValue(badges, badges.slice(0, firstSeen))
  return (
    <ul className="shelf">
      {shown.map(badge => (
        <ShelfItem
          key={badge.id}
          badge={badge}
          {...(selected === null ? {} : { isSelected: selected.has(badge.id), onToggle: toggle })}
        />
      ))}
    </ul>
  )
}

type ItemProps = { badge: ShelfBadge; isSelected?: boolean; onToggle?: (id: string) => void }

const ShelfItem = memo(function ShelfItem({ badge, isSelected, onToggle }: ItemProps) {
  if (onToggle === undefined)
    return (
      <li className="shelf-item">
        <Link to={`/backpack/badges/${badge.id}`}>
          <Face badge={badge} />
        </Link>
      </li>
    )
  return (
    <li className="shelf-item">
      <label data-selected={isSelected || undefined}>
        <input type="checkbox" checked={isSelected ?? false} onChange={() => onToggle(badge.id)} />
        <Face badge={badge} />
      </label>
    </li>
  )
})

const sharedIcons = { everyone: Globe, group: Users, link: Link2 }

function Face({ badge }: { badge: ShelfBadge }) {
  const say = useSay()
  return (
    <>
      <Picture src={badge.image} alt="" size="shelf" />
      <span className="shelf-name serif" dir="auto">
        {badge.name}
      </span>
      {badge.issuer === null ? null : (
        <span className="muted small" dir="auto">
          {badge.issuer}
        </span>
      )}
      {badge.issuedOn === null ? null : (
        <span className="muted small">
          <Day value={badge.issuedOn} />
        </span>
      )}
      {badge.standing === 'good' ? null : <Standing standing={badge.standing} />}
      {badge.shared === 'nobody' ? null : (
        <span className="shelf-shared small muted">
          <Icon of={sharedIcons[badge.shared]} />
          {say(`app.share.shown-${badge.shared}`)}
        </span>
      )}
    </>
  )
}
