import { collections as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { isUuid } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Backpack, own } from '../backpack.ts'
import { holdCollection } from './find-collection.ts'

const { stories: maxStories } = contract.collectionLimits

/** Write what a learner tells of a badge in a collection. Throws `collection-changed` when somebody else was faster. */
export async function tellStory(
  { db, clock }: Pick<Backpack, 'db' | 'clock'>,
  person: string,
  at: { collection: string; badge: string },
  { story, version }: { story: string; version: number },
): Promise<{ story: string; version: number }> {
  return await inTransaction(db, async trx => {
    const { id } = await holdCollection(trx, person, at.collection)
    const held = isUuid(at.badge)
      ? await own(trx)
          .selectFrom('backpack_collection_badges')
          .select(['story', 'story_version'])
          .where('collection_id', '=', id)
          .where('badge_id', '=', at.badge)
          .executeTakeFirst()
      : undefined
    if (!held)
      throw new Problem('badge-not-found', { detail: 'This badge is not, or no longer, in the collection.' })
    if (held.story_version !== version)
      throw new Problem('collection-changed', {
        detail: 'Another story was written for this badge meanwhile.',
        more: { current: { story: held.story, version: held.story_version } },
      })
    const next = { story: story.trim(), version: version + 1 }
    await own(trx)
      .updateTable('backpack_collection_badges')
      .set({ story: next.story, story_version: next.version })
      .where('collection_id', '=', id)
      .where('badge_id', '=', at.badge)
      .execute()
    await leaveRoomForStories(trx, id)
    await own(trx)
      .updateTable('backpack_collections')
      .set({ changed_at: clock.now() })
      .where('id', '=', id)
      .execute()
    return next
  })
}

/** Throws `collection-full` when the stories of a held collection are too long together. */
export async function leaveRoomForStories(trx: Db, collection: string): Promise<void> {
  const { letters } = await own(trx)
    .selectFrom('backpack_collection_badges')
    .select(sql<string>`sum(length(story))`.as('letters'))
    .where('collection_id', '=', collection)
    .executeTakeFirstOrThrow()
  if (Number(letters) > maxStories)
    throw new Problem('collection-full', {
      detail: `The stories of one collection hold ${maxStories} characters together. Shorten one, or make a second collection.`,
    })
}
