import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { type Backpack, own } from '../backpack.ts'
import { queueImport } from './open-import.ts'

/** Look again at lines that were set aside or are for another address: these, or all. */
export async function retryLines(
  backpack: Backpack,
  id: string,
  lines: number[] | null,
  keepUnverified: boolean,
): Promise<void> {
  await inTransaction(backpack.db, async trx => {
    let change = own(trx)
      .updateTable('backpack_import_lines')
      .set({ outcome: 'waiting', keep_unverified: keepUnverified })
      .where('import_id', '=', id)
      .where('outcome', 'in', ['set-aside', 'other-address'])
    if (lines !== null) change = change.where('line', 'in', lines.length === 0 ? [0] : lines)
    const changed = await change.returning('line').execute()
    if (changed.length > 0) await goOn(trx, [id])
  })
}

/** A person has one more address: what was for another one may be theirs now. */
export async function retryForPerson(trx: Db, person: string): Promise<void> {
  const found = await sql<{ id: string }>`update backpack_import_lines l set outcome = 'waiting'
    from backpack_imports i where i.id = l.import_id and i.person_id = ${person} and l.outcome = 'other-address'
    returning i.id`.execute(trx)
  await goOn(trx, [...new Set(found.rows.map(row => row.id))])
}

const dayMs = 86_400_000
const retryAfterDays = 7
const mostTries = 12
const keptDays = 90

/**
 * What could not be verified is tried again each week for a quarter of a year; after as long, lists that hold
 * nothing aside are forgotten.
 */
export async function sweepImports({ db, clock }: Pick<Backpack, 'db' | 'clock'>): Promise<void> {
  const before = (days: number) => new Date(clock.now().getTime() - days * dayMs)
  await inTransaction(db, async trx => {
    const found = await own(trx)
      .updateTable('backpack_import_lines')
      .set({ outcome: 'waiting' })
      .where('outcome', '=', 'set-aside')
      .where('tried_at', '<', before(retryAfterDays))
      .where('tries', '<', mostTries)
      .returning('import_id')
      .execute()
    await goOn(trx, [...new Set(found.map(row => row.import_id))])
  })
  await sql`delete from backpack_imports i where state = 'done' and finished_at < ${before(keptDays)}
    and not exists (select from backpack_import_lines where import_id = i.id and original_sha is not null)
    and not exists (select from backpack_import_lines where import_id = i.id and outcome in ('set-aside', 'other-address'))`.execute(
    db,
  )
}

async function goOn(trx: Db, ids: string[]): Promise<void> {
  for (const id of ids) {
    await own(trx)
      .updateTable('backpack_imports')
      .set({ state: 'running', finished_at: null })
      .where('id', '=', id)
      .execute()
    await queueImport(trx, id)
  }
}
