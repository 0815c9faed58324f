import type { imports as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { inTransaction } from '../../../platform/db.ts'
import { decodeCursor, encodeCursor } from '../../../platform/http/cursor.ts'
import { isUuid } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Backpack, own } from '../backpack.ts'
import { dropOriginal } from '../originals.ts'
import type { ImportRow, LineRow } from './tables.ts'

/** One import of this person. Throws `import-not-found`, also for somebody else's. */
export async function findImport(
  { db }: Pick<Backpack, 'db'>,
  person: string,
  id: string,
): Promise<ImportRow> {
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('backpack_imports')
        .selectAll()
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('import-not-found')
  return row
}

/** An import as our API gives it. */
export async function shownImport({ db }: Pick<Backpack, 'db'>, row: ImportRow): Promise<contract.Import> {
  const counted = await own(db)
    .selectFrom('backpack_import_lines')
    .select(['outcome', sql<number>`count(*)::int`.as('n')])
    .where('import_id', '=', row.id)
    .groupBy('outcome')
    .execute()
  const of = (outcome: LineRow['outcome']) => counted.find(each => each.outcome === outcome)?.n ?? 0
  return {
    id: row.id,
    state: row.state,
    counts: {
      total: counted.reduce((sum, each) => sum + each.n, 0),
      waiting: of('waiting'),
      added: of('added'),
      'already-there': of('already-there'),
      replaced: of('replaced'),
      'other-address': of('other-address'),
      'set-aside': of('set-aside'),
      refused: of('refused'),
    },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

/** What somebody brought, newest first. */
export async function listImports(
  backpack: Pick<Backpack, 'db'>,
  person: string,
  { limit = 50, cursor }: { limit?: number; cursor?: string },
) {
  const from = decodeCursor(cursor)
  let select = own(backpack.db)
    .selectFrom('backpack_imports')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (from) select = select.where(sql<boolean>`(created_at, id) < (${from.at}, ${from.id}::uuid)`)
  const rows = await select.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: await Promise.all(rows.slice(0, limit).map(row => shownImport(backpack, row))),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  }
}

/** Lines of an import in their order. */
export async function listLines(
  { db }: Pick<Backpack, 'db'>,
  id: string,
  query: { limit?: number; after?: number; outcome?: LineRow['outcome'] },
): Promise<{ items: contract.ImportLine[]; next: number | null }> {
  const { limit = 100, after = 0 } = query
  let select = own(db)
    .selectFrom('backpack_import_lines')
    .selectAll()
    .where('import_id', '=', id)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit + 1)
  if (query.outcome !== undefined) select = select.where('outcome', '=', query.outcome)
  const rows = await select.execute()
  const items = rows.slice(0, limit).map(row => ({
    line: row.line,
    name: row.name,
    outcome: row.outcome,
    problem: row.problem,
    detail: row.detail,
    address: row.address,
    badge: row.badge_id,
    triedAt: row.tried_at?.toISOString() ?? null,
  }))
  return { items, next: rows.length > limit ? (items.at(-1)?.line ?? null) : null }
}

/** Forget an import and what it holds aside. */
export async function deleteImport(backpack: Backpack, person: string, id: string): Promise<void> {
  await inTransaction(backpack.db, async trx => {
    const { id: found } = await findImport({ db: trx }, person, id)
    const held = await own(trx)
      .deleteFrom('backpack_import_lines')
      .where('import_id', '=', found)
      .returning('original_sha')
      .execute()
    await own(trx).deleteFrom('backpack_imports').where('id', '=', found).execute()
    for (const { original_sha } of held)
      if (original_sha !== null) await dropOriginal(backpack, trx, person, original_sha)
  })
}
