import type { WaitingBadge } from '@rucksack/contract/waiting'
import { Problem } from '../../platform/problem.ts'
import { addressesOf, kindOf, shownAddress } from '../identity/index.ts'
import {
  claimSecretOf,
  claimUrl,
  findWaiting,
  listWaiting,
  offered,
  recipientOf,
  type WholeAward,
} from '../issuing/index.ts'
import { acceptAward, declineAward } from './answer-claim.ts'
import type { Delivery } from './delivery.ts'

/** What was awarded here to the addresses of a person and not answered: their proof of the address is enough. */
export async function showWaiting(
  delivery: Delivery,
  person: string,
  query: { limit?: number; cursor?: string },
): Promise<{ items: WaitingBadge[]; next: string | null }> {
  const { items, next } = await listWaiting(delivery.issuing, await addressesOf(delivery.db, person), query)
  return { items: items.map(award => shown(delivery, award)), next }
}

/** The same as accepting by the link. Throws `waiting-not-found`, also for what is somebody else's. */
export async function acceptWaiting(
  delivery: Delivery,
  person: string,
  id: string,
  locale: string,
): Promise<string> {
  return await acceptAward(delivery, await requireWaiting(delivery, person, id), person, locale)
}

/** The same as declining by the link. Throws `waiting-not-found`. */
export async function declineWaiting(delivery: Delivery, person: string, id: string): Promise<void> {
  await declineAward(delivery, await requireWaiting(delivery, person, id))
}

async function requireWaiting(delivery: Delivery, person: string, id: string): Promise<WholeAward> {
  const award = await findWaiting(delivery.issuing, await addressesOf(delivery.db, person), id)
  if (!award || award.row.standing === 'revoked') throw new Problem('waiting-not-found')
  if (award.row.answer !== 'unclaimed') throw new Problem('claim-answered')
  return award
}

function shown({ issuing, publicUrl }: Delivery, award: WholeAward): WaitingBadge {
  const { row } = award
  const { achievement, organisation } = offered(publicUrl, award.achievement, award.organisation)
  const address = recipientOf(issuing, row) ?? ''
  return {
    id: row.id,
    name: achievement.name,
    image: achievement.image,
    imageAlt: achievement.imageAlt,
    achievementPage: achievement.page,
    issuer: organisation.name,
    issuerPage: organisation.page,
    address: shownAddress(address),
    addressKind: kindOf(address),
    awardedAt: row.awarded_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    claimPage: claimUrl(publicUrl, claimSecretOf(issuing, row)),
  }
}
