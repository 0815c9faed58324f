import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { useMe } from '../data/use-me.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { Addresses } from './addresses.tsx'
import { Consents } from './consents.tsx'
import { DeleteAccount } from './delete-account.tsx'
import { Displayed } from './displayed.tsx'
import { Exports } from './exports.tsx'
import { NoticeMails } from './notice-mails.tsx'
import { Passkeys } from './passkeys.tsx'
import { Profile } from './profile.tsx'
import { SchoolAccounts } from './school-accounts.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'

/** Everything about the person: name, language, addresses, ways to sign in, tokens, and the way out. */
export function AccountPage() {
  const say = useSay()
  const me = useMe()
  return (
    <>
      <PageHeading title={say('common.account')} lead={say('app.account.lead')} />
      <Loaded query={me}>
        {person => (
          <div className="one-column">
            <ToHash />
            <Profile me={person} />
            <Addresses me={person} />
            <Passkeys />
            <SchoolAccounts />
            <Sessions />
            <Consents />
            <Displayed />
            <Tokens />
            <NoticeMails />
            <Exports />
            <DeleteAccount />
          </div>
        )}
      </Loaded>
    </>
  )
}

/** The parts come after the address was read, so the browser cannot find the one named in it by itself. */
function ToHash() {
  const { hash } = useLocation()
  useEffect(() => {
    const part = hash === '' ? null : document.getElementById(hash.slice(1))
    part?.scrollIntoView()
    part?.querySelector('h2')?.setAttribute('tabindex', '-1')
    part?.querySelector('h2')?.focus({ preventScroll: true })
  }, [hash])
  return null
}
