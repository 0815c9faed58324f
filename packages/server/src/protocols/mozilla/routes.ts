import { displayed as contract } from '@rucksack/contract'
import { requirePerson } from '../../capabilities/identity/index.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { isDisplayed, setDisplayed } from './displayed.ts'
import type { Mozilla } from './mozilla.ts'

/** Our API for whether a learner is found by their address. */
export function displayedRoutes(serving: Serving, door: Mozilla): void {
  serve(serving, contract.readDisplayed, async ({ caller }) => ({
    displayed: await isDisplayed(door, requirePerson(caller)),
  }))

  serve(serving, contract.changeDisplayed, async ({ caller, body }) => {
    await setDisplayed(door, requirePerson(caller), body.displayed)
    return body
  })
}
