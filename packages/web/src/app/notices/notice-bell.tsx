import { notices } from '@rucksack/contract'
import { Bell } from 'lucide-react'
import { NavLink } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { frame } from '../frame.ts'
import { useSay } from '../parts/say.tsx'

/** The way to the notices, and how many are unread. */
export function NoticeBell() {
  const say = useSay()
  const query = useRead(notices.listNotices, { query: { limit: 1 } }, { enabled: frame.person !== null })
  const count = query.data?.unread ?? 0
  return (
    <NavLink to="/backpack/notices" aria-label={say('notice.unread', { count })}>
      <Icon of={Bell} />
      {count === 0 ? null : <span aria-hidden="true">{count}</span>}
    </NavLink>
  )
}
