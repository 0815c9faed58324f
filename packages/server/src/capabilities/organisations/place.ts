import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { Problem } from '../../platform/problem.ts'
import { type OrganisationRow, own } from './organisations.ts'

const mostLevels = 8

/**
 * Changes of the tree go one after the other, host-wide: they are rare, and two that each look right can together
 * close a circle. Everything read behind this lock stays true until the transaction ends.
 */
export async function lockTree(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisations tree', 0))`.execute(trx)
}

/** An organisation as it is behind the lock. */
export async function readLocked(trx: Db, id: string): Promise<OrganisationRow> {
  return await own(trx)
    .selectFrom('organisations_organisations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Put an organisation with all below it somewhere else. Throws `own-descendant` or `too-deep`. */
export async function place(
  trx: Db,
  organisation: OrganisationRow,
  parent: OrganisationRow | null,
): Promise<void> {
  if (parent?.path.includes(organisation.id)) throw new Problem('own-descendant')
  const above = parent?.path ?? []
  const deepest = await own(trx)
    .selectFrom('organisations_organisations')
    .select(sql<number>`max(cardinality(path))`.as('levels'))
    .where(sql<boolean>`path @> array[${organisation.id}]::uuid[]`)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  const height = (deepest?.levels ?? organisation.path.length) - organisation.path.length + 1
  refuseTooDeep(above.length + height)
  await sql`update organisations_organisations
    set path = ${above}::uuid[] || path[${organisation.path.length}::int:],
      parent_id = case when id = ${organisation.id} then ${parent?.id ?? null}::uuid else parent_id end
    where path @> array[${organisation.id}]::uuid[]`.execute(trx)
}

/** Throws `too-deep` beyond eight levels. */
export function refuseTooDeep(levels: number): void {
  if (levels > mostLevels) throw new Problem('too-deep')
}
