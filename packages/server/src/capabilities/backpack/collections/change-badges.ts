import { collections as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Backpack, own } from '../backpack.ts'
import { holdCollection } from './find-collection.ts'
import { leaveRoomForStories } from './tell-story.ts'

const { badges: maxBadges } = contract.collectionLimits

export type Collecting = { badge: string; story?: string; before?: string | null }

type Room = Pick<Backpack, 'db' | 'clock'>

/** Put badges into a collection, each at the end or before another. What is in it stays as it is. */
export async function collect(
  { db, clock }: Room,
  person: string,
  collection: string,
  wish: Collecting[],
): Promise<contract.CollectionOrder> {
  return await inTransaction(db, async trx => {
    await holdCollection(trx, person, collection)
    const order = await orderOf(trx, collection)
    const there = new Set(order)
    const fresh = [
      ...new Map(wish.filter(each => !there.has(each.badge)).map(each => [each.badge, each])).values(),
    ]
    if (order.length + fresh.length > maxBadges)
      throw new Problem('collection-full', {
        detail: `A collection holds ${maxBadges} badges. This one has ${order.length}, so ${maxBadges - order.length} more fit.`,
      })
    await requireBadges(
      trx,
      person,
      fresh.map(each => each.badge),
    )
    if (fresh.length > 0)
      await own(trx)
        .insertInto('backpack_collection_badges')
        .values(
          fresh.map(({ badge, story }) => ({
            collection_id: collection,
            badge_id: badge,
            position: 0,
            story: story?.trim() ?? '',
          })),
        )
        .execute()
    if (fresh.some(each => each.story)) await leaveRoomForStories(trx, collection)
    for (const { badge, before } of fresh) {
      const at = typeof before === 'string' ? order.indexOf(before) : -1
      order.splice(at === -1 ? order.length : at, 0, badge)
    }
    return await keepOrder(trx, clock, collection, order)
  })
}

/** Move badges before another one (or behind all). Throws `collection-changed` when that one is no longer there. */
export async function moveCollected(
  { db, clock }: Room,
  person: string,
  collection: string,
  badges: string[],
  before: string | null,
): Promise<contract.CollectionOrder> {
  return await inTransaction(db, async trx => {
    const { changed_at } = await holdCollection(trx, person, collection)
    const order = await orderOf(trx, collection)
    if (before !== null && !order.includes(before))
      throw new Problem('collection-changed', {
        detail: 'The badge before which they were to go has been taken out meanwhile.',
        more: { current: { badges: order, changedAt: changed_at.toISOString() } },
      })
    const there = new Set(order)
    const moved = new Set(badges.filter(badge => there.has(badge)))
    // A place before one of themselves is the place before the next that stays.
    const anchor =
      before === null ? undefined : order.slice(order.indexOf(before)).find(each => !moved.has(each))
    const rest = order.filter(badge => !moved.has(badge))
    rest.splice(anchor === undefined ? rest.length : rest.indexOf(anchor), 0, ...moved)
    return await keepOrder(trx, clock, collection, rest)
  })
}

/** Take badges out, with their stories. */
export async function uncollect(
  { db, clock }: Room,
  person: string,
  collection: string,
  badges: string[],
): Promise<contract.CollectionOrder> {
  return await inTransaction(db, async trx => {
    await holdCollection(trx, person, collection)
    await own(trx)
      .deleteFrom('backpack_collection_badges')
      .where('collection_id', '=', collection)
      .where('badge_id', 'in', badges)
      .execute()
    return await keepOrder(trx, clock, collection, await orderOf(trx, collection))
  })
}

async function orderOf(trx: Db, collection: string): Promise<string[]> {
  const rows = await own(trx)
    .selectFrom('backpack_collection_badges')
    .select('badge_id')
    .where('collection_id', '=', collection)
    .orderBy('position')
    .execute()
  return rows.map(row => row.badge_id)
}

/** All of them are this person's, and stay so until the transaction ends. */
async function requireBadges(trx: Db, person: string, badges: string[]): Promise<void> {
  if (badges.length === 0) return
  const rows = await own(trx)
    .selectFrom('backpack_badges')
    .select('id')
    .where('person_id', '=', person)
    .where('id', 'in', badges)
    .orderBy('id')
    .forKeyShare()
    .execute()
  if (rows.length < badges.length) throw new Problem('badge-not-found')
}

async function keepOrder(
  trx: Db,
  clock: Clock,
  collection: string,
  badges: string[],
): Promise<contract.CollectionOrder> {
  const now = clock.now()
  await sql`update backpack_collection_badges as held set position = given.position
    from unnest(${badges}::uuid[]) with ordinality as given (badge_id, position)
    where held.collection_id = ${collection}::uuid and held.badge_id = given.badge_id
      and held.position <> given.position`.execute(trx)
  await own(trx)
    .updateTable('backpack_collections')
    .set({ changed_at: now })
    .where('id', '=', collection)
    .execute()
  return { badges, changedAt: now.toISOString() }
}
