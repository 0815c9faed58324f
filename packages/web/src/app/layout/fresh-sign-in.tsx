import { useSyncExternalStore } from 'react'
import { buttonClass } from '../../components/button.tsx'
import { freshSignInAsked, stopAskingForFreshSignIn } from '../data/fresh-sign-in.ts'
import { signInAddress } from '../data/query-client.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useSay } from '../parts/say.tsx'

/** Asks the person to sign in once more before something that matters. */
export function FreshSignIn() {
  const say = useSay()
  const asked = useSyncExternalStore(freshSignInAsked.subscribe, freshSignInAsked.read)
  return (
    <Dialog title={say('app.fresh.title')} isOpen={asked} onClose={stopAskingForFreshSignIn}>
      <p>{say('app.fresh.why')}</p>
      <div className="button-row">
        <a className={buttonClass('strong')} href={asked ? signInAddress() : '/sign-in'}>
          {say('app.fresh.go')}
        </a>
        <Button onPress={stopAskingForFreshSignIn}>{say('common.cancel')}</Button>
      </div>
    </Dialog>
  )
}
