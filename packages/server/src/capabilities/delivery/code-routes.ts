import { codes as contract } from '@rucksack/contract'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { requirePerson } from '../identity/index.ts'
import type { Delivery } from './delivery.ts'
import { readOffer, takeCode } from './redeem-code.ts'

/** Our API for those who have a claim code. */
export function codeOfferRoutes(serving: Serving, delivery: Delivery): void {
  serve(serving, contract.readCodeOffer, async ({ caller, params, request }) =>
    readOffer(delivery, params.text, caller.person, request.ip),
  )

  serve(serving, contract.takeCode, async ({ caller, params, body, locale, request }) =>
    takeCode(delivery, params.text, { person: requirePerson(caller), ...body }, request.ip, locale),
  )
}
