import { collections as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Backpack, own } from '../backpack.ts'
import { collect } from './change-badges.ts'
import { holdCollection, readCollection } from './find-collection.ts'

const { collections: maxCollections } = contract.collectionLimits

/** Make a collection. Throws `badge-not-found`, `collection-full`. */
export async function createCollection(
  backpack: Backpack,
  person: string,
  wish: { name: string; text?: string; badges?: string[] },
): Promise<contract.Collection> {
  const now = backpack.clock.now()
  const id = uuidv7(now)
  await inTransaction(backpack.db, async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`collections ${person}`}, 0))`.execute(trx)
    const { count } = await own(trx)
      .selectFrom('backpack_collections')
      .select(eb => eb.fn.countAll<string>().as('count'))
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    if (Number(count) >= maxCollections)
      throw new Problem('collection-full', {
        detail: `You have ${maxCollections} collections, and no more fit. Delete one that you no longer need.`,
      })
    await own(trx)
      .insertInto('backpack_collections')
      .values({
        id,
        person_id: person,
        name: wish.name.trim(),
        text: wish.text?.trim() ?? '',
        created_at: now,
        changed_at: now,
      })
      .execute()
    if (wish.badges && wish.badges.length > 0)
      await collect(
        { ...backpack, db: trx },
        person,
        id,
        wish.badges.map(badge => ({ badge })),
      )
  })
  return await readCollection(backpack, person, id)
}

export type WordsChange = { version: number; name?: string; text?: string; cover?: string | null }

/** Change the words or the cover. Throws `collection-changed` when somebody else was faster. */
export async function changeCollection(
  backpack: Backpack,
  person: string,
  id: string,
  { version, name, text, cover }: WordsChange,
): Promise<contract.Collection> {
  return await inTransaction(backpack.db, async trx => {
    const row = await holdCollection(trx, person, id)
    const within = { ...backpack, db: trx }
    if (row.version !== version) {
      const { badges: _, ...current } = await readCollection(within, person, id)
      throw new Problem('collection-changed', { more: { current } })
    }
    if (cover !== undefined) await putCover(trx, id, cover)
    await own(trx)
      .updateTable('backpack_collections')
      .set({
        version: row.version + 1,
        changed_at: backpack.clock.now(),
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(text === undefined ? {} : { text: text.trim() }),
      })
      .where('id', '=', id)
      .execute()
    return await readCollection(within, person, id)
  })
}

async function putCover(trx: Db, collection: string, cover: string | null): Promise<void> {
  const held = own(trx).updateTable('backpack_collection_badges').where('collection_id', '=', collection)
  await held.set({ is_cover: false }).where('is_cover', '=', true).execute()
  if (cover === null) return
  const put = await held
    .set({ is_cover: true })
    .where('badge_id', '=', cover)
    .returning('badge_id')
    .executeTakeFirst()
  if (!put)
    throw new Problem('badge-not-found', { detail: 'The cover is a badge that is in the collection.' })
}

/** Delete a collection; what was in it stays in the backpack. */
export async function deleteCollection(backpack: Backpack, person: string, id: string): Promise<void> {
  await inTransaction(backpack.db, async trx => {
    await holdCollection(trx, person, id)
    await own(trx).deleteFrom('backpack_collections').where('id', '=', id).execute()
  })
}
