import { Suspense } from 'react'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { Waiting } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'
import { Told } from '../parts/tell.tsx'
import { FreshSignIn } from './fresh-sign-in.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

/** What stands around every page of the app. */
export function Layout() {
  const say = useSay()
  const { state } = useNavigation()
  return (
    <>
      <a className="visually-hidden skip" href="#content">
        {say('common.skip')}
      </a>
      <SiteHeader />
      <main id="content" className="site-main" aria-busy={state === 'loading'}>
        <div className="bounds">
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </div>
      </main>
      <SiteFooter />
      <FreshSignIn />
      <Told />
      <ScrollRestoration />
    </>
  )
}
