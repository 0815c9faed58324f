import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'

/** Above a page's heading: the way to the page it belongs to. */
export function WayBack({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className="way-back">
      <Link to={to}>
        <Icon of={ArrowLeft} turns />
        {children}
      </Link>
    </p>
  )
}
