import { type Db, inTransaction } from '../../platform/db.ts'
import { isUuid } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { type Backpack, own } from './backpack.ts'

/** Take a badge out of a backpack; its shares end with it. */
export async function removeBadge(backpack: Backpack, person: string, id: string): Promise<void> {
  if (!isUuid(id)) throw new Problem('badge-not-found')
  await inTransaction(backpack.db, async trx => {
    const gone = await own(trx)
      .deleteFrom('backpack_badges')
      .where('id', '=', id)
      .where('person_id', '=', person)
      .returning('original_sha')
      .executeTakeFirst()
    if (!gone) throw new Problem('badge-not-found')
    await emit(trx, backpack.clock, {
      name: 'badge.removed',
      payload: { badge: id, person, original: gone.original_sha },
    })
  })
}

/** A person is gone: nothing of their backpack stays. */
export async function emptyBackpack(backpack: Backpack, trx: Db, person: string): Promise<void> {
  await own(trx).deleteFrom('backpack_collections').where('person_id', '=', person).execute()
  // Imports first: one that is at work ends here, and what it had just added is seen below.
  await own(trx).deleteFrom('backpack_imports').where('person_id', '=', person).execute()
  await own(trx).deleteFrom('backpack_badges').where('person_id', '=', person).execute()
  await backpack.originals(person).dropAll()
}
