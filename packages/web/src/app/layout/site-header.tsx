import { NavLink } from 'react-router'
import { RucksackMark } from '../../components/rucksack-mark.tsx'
import { frame } from '../frame.ts'
import { NoticeBell } from '../notices/notice-bell.tsx'
import { useSay } from '../parts/say.tsx'

/** Name of the host and the ways to everything else. */
export function SiteHeader() {
  const say = useSay()
  return (
    <header className="site-header">
      <div className="bounds">
        <a className="site-name" href="/" aria-label={say('common.home', { host: frame.hostName })}>
          <RucksackMark />
          <bdi>{frame.hostName}</bdi>
        </a>
        <nav className="site-nav" aria-label={say('common.nav')}>
          <NavLink to="/backpack">{say('common.backpack')}</NavLink>
          <NoticeBell />
          <NavLink to="/manage">{say('common.manage')}</NavLink>
          <a href="/verify">{say('common.verify')}</a>
          {frame.person?.operator === true ? <NavLink to="/admin">{say('common.admin')}</NavLink> : null}
          <NavLink to="/account">{say('common.account')}</NavLink>
          <form method="post" action="/sign-out">
            <button type="submit">{say('common.sign-out')}</button>
          </form>
        </nav>
      </div>
    </header>
  )
}
