import { delivery as contract, waiting } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import { acceptClaim, declineClaim, mailClaimCode, readClaim } from './answer-claim.ts'
import { acceptWaiting, declineWaiting, showWaiting } from './answer-waiting.ts'
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

  serve(serving, waiting.listWaiting, async ({ caller, query }) =>
    showWaiting(delivery, requirePerson(caller), query),
  )

  serve(serving, waiting.acceptWaiting, async ({ params, caller, locale }) => ({
    badge: await acceptWaiting(delivery, requirePerson(caller), params.award, locale),
  }))

  serve(serving, waiting.declineWaiting, async ({ params, caller }) => {
    await declineWaiting(delivery, requirePerson(caller), params.award)
    return undefined
  })
}
