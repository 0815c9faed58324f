import { Pin } from '../components/pin.tsx'

type ShelfBadge = { name: string; description: string; image: string; page: string }

/** Badges that can be earned, each leading to its page. */
export function ShelfList({ badges }: { badges: ShelfBadge[] }) {
  return (
    <ul className="shelf">
      {badges.map(each => (
        <li key={each.page}>
          <a className="shelf-badge" href={each.page}>
            <Pin src={each.image} alt="" size={220} lazy />
            <span className="serif shelf-name" dir="auto">
              {each.name}
            </span>
            <span className="small muted shelf-text" dir="auto">
              {each.description}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
