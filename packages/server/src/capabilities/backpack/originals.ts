import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type Backpack, own } from './backpack.ts'

/** Held to the end of the transaction, so that no file goes while a badge that needs it comes. */
export async function lockOriginals(trx: Db, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`backpack ${person}`}, 0))`.execute(trx)
}

/** The same for one file, so that badges of a person that come at the same time do not wait for each other. */
export async function lockOriginal(trx: Db, person: string, sha: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`original ${person} ${sha}`}, 0))`.execute(trx)
}

/** Forget bytes that one thing needs no longer, unless another badge or line of an import of this person does. */
export async function dropOriginal(backpack: Backpack, trx: Db, person: string, sha: string): Promise<void> {
  await lockOriginals(trx, person)
  await lockOriginal(trx, person, sha)
  const other = await own(trx)
    .selectFrom('backpack_badges')
    .select('id')
    .where('person_id', '=', person)
    .where('original_sha', '=', sha)
    .executeTakeFirst()
  const line = await own(trx)
    .selectFrom('backpack_import_lines')
    .innerJoin('backpack_imports', 'backpack_imports.id', 'backpack_import_lines.import_id')
    .select('line')
    .where('person_id', '=', person)
    .where('original_sha', '=', sha)
    .executeTakeFirst()
  if (!other && !line) await backpack.originals(person).drop(sha)
}
