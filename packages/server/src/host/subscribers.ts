import { dropOriginal, emptyBackpack, retryForPerson } from '../capabilities/backpack/index.ts'
import { type Delivery, deliverySubscriber } from '../capabilities/delivery/index.ts'
import {
  continueMerged,
  endNetworkGrants,
  forgetRecipient,
  forgetTaker,
  stackSubscriber,
} from '../capabilities/issuing/index.ts'
import { forgetExports, type Moving } from '../capabilities/moving/index.ts'
import { forgetNotices, type Notices, noticesSubscriber } from '../capabilities/notices/index.ts'
import { forgetInvitations } from '../capabilities/organisations/index.ts'
import { endShares } from '../capabilities/sharing/index.ts'
import type { Subscriber } from '../platform/outbox.ts'
import { forgetDisplayed } from '../protocols/mozilla/index.ts'
import { endConsents } from '../protocols/oauth/index.ts'

/** Who hears which news. */
export function subscribersOf(delivery: Delivery, moving: Moving, notices: Notices): Subscriber[] {
  return [
    deliverySubscriber(delivery),
    stackSubscriber(delivery.issuing),
    noticesSubscriber(notices),
    {
      name: 'farewell',
      hears: ['person.deleted'],
      async handle(trx, { payload }) {
        const person = String(payload['person'])
        await endShares(trx, { person })
        await endConsents(trx, person)
        await forgetDisplayed(trx, person)
        await emptyBackpack(delivery.backpack, trx, person)
        await forgetNotices(trx, person)
        await forgetExports(moving, trx, person)
        const sealed = Buffer.from(String(payload['addresses']), 'base64')
        const addresses: string[] = JSON.parse(delivery.secrets.open('person.deleted', sealed).toString())
        await forgetTaker(trx, person)
        await forgetRecipient(delivery.issuing, trx, addresses)
        await forgetInvitations(trx, addresses)
      },
    },
    {
      name: 'further-address',
      hears: ['address.verified'],
      async handle(trx, { payload }) {
        await retryForPerson(trx, String(payload['person']))
      },
    },
    {
      name: 'merger',
      hears: ['organisation.merged'],
      async handle(trx, { payload }) {
        const merger = { from: String(payload['from']), into: String(payload['into']) }
        await continueMerged(delivery.issuing, trx, merger)
      },
    },
    {
      name: 'network',
      hears: ['network.left'],
      async handle(trx, { payload }) {
        await endNetworkGrants(trx, String(payload['network']), String(payload['organisation']))
      },
    },
    {
      name: 'removal',
      hears: ['badge.removed'],
      async handle(trx, { payload }) {
        await endShares(trx, { badge: String(payload['badge']) })
        await dropOriginal(delivery.backpack, trx, String(payload['person']), String(payload['original']))
      },
    },
  ]
}
