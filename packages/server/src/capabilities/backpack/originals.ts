import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type Backpack, own } from './backpack.ts'

/** Held to the end of the transaction, so that no file goes while a badge that needs it comes. */
export async function lockOriginals(trx: Db, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`backpack ${person}`}, 0))`.execute(trx)
}

/** Forget the bytes of a badge that is gone, unless another badge of this person came in the same file. */
export async function dropOriginal(backpack: Backpack, trx: Db, person: string, sha: string): Promise<void> {
  await lockOriginals(trx, person)
  const other = await own(trx)
    .selectFrom('backpack_badges')
    .select('id')
    .where('person_id', '=', person)
    .where('original_sha', '=', sha)
    .executeTakeFirst()
  if (!other) await backpack.originals(person).drop(sha)
}
