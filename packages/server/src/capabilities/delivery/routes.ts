import { delivery as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import { acceptClaim, declineClaim, mailClaimCode, readClaim } from './answer-claim.ts'
import type { Delivery } from './delivery.ts'

/** Our API for answering an award. */
export function claimRoutes(serving: Serving, delivery: Delivery): void {
  serve(serving, contract.readClaim, async ({ params, caller }) =>
    readClaim(delivery, params.secret, caller.person),
  )

  serve(serving, contract.startClaimSignIn, async ({ params, locale }) =>
    mailClaimCode(delivery, params.secret, locale),
  )

  serve(serving, contract.acceptClaim, async ({ params, caller, locale }) => ({
    badge: await acceptClaim(delivery, params.secret, requirePerson(caller), locale),
  }))

  serve(serving, contract.declineClaim, async ({ params, caller }) =>
    declineClaim(delivery, params.secret, requirePerson(caller)),
  )
}
