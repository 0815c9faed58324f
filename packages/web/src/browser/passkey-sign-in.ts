import { makeClient } from '@rucksack/contract/client'
import { finishPasskeySignIn, passkeySignInOptions } from '@rucksack/contract/identity'
import { browserSupportsWebAuthnAutofill, startAuthentication } from '@simplewebauthn/browser'

/** Whether this browser can suggest passkeys in a field. */
export const canSuggest = browserSupportsWebAuthnAutofill

/** Sign in with a passkey; answers the path to go to next. Rejects when the browser or the host refuses. */
export async function signInWithPasskey(next: string, inField: boolean): Promise<string> {
  const call = makeClient()
  const { attempt, options } = await call(passkeySignInOptions)
  // The host made these options with the same library; the contract leaves their shape to WebAuthn.
  const optionsJSON = options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON']
  const response = await startAuthentication({ optionsJSON, useBrowserAutofill: inField })
  const answer = await call(finishPasskeySignIn, { body: { attempt, response: { ...response }, next } })
  return answer.next
}
