import { consents as contract } from '@rucksack/contract'
import { requirePerson } from '../../capabilities/identity/index.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { listConsents, withdrawConsent } from './consents.ts'
import type { Oauth } from './oauth.ts'

/** Our API for what a person agreed to. */
export function consentRoutes(serving: Serving, oauth: Oauth): void {
  serve(serving, contract.listConsents, async ({ caller }) => ({
    items: await listConsents(oauth, requirePerson(caller)),
  }))

  serve(serving, contract.withdrawConsent, async ({ caller, params }) => {
    await withdrawConsent(oauth, requirePerson(caller), params.consent)
    return undefined
  })
}
