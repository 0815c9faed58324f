import type { tree as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { logoUrl, type OrganisationRow, type Organisations, own } from './organisations.ts'

const mostParts = 1000

/** What is above and below an organisation. */
export async function readTree(
  { db, publicUrl }: Organisations,
  organisation: OrganisationRow,
): Promise<contract.Tree> {
  const node = (row: OrganisationRow) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    logo: logoUrl(publicUrl, row),
    archivedAt: row.archived_at?.toISOString() ?? null,
  })
  const above = await own(db)
    .selectFrom('organisations_organisations')
    .selectAll()
    .where('id', 'in', organisation.path)
    .where('id', '!=', organisation.id)
    .orderBy(sql`cardinality(path)`)
    .execute()
  const below = await own(db)
    .selectFrom('organisations_organisations')
    .selectAll()
    .where(sql<boolean>`path @> array[${organisation.id}]::uuid[]`)
    .where('id', '!=', organisation.id)
    .where('merged_into', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(mostParts)
    .execute()
  return {
    above: above.map(node),
    below: below.flatMap(row => (row.parent_id === null ? [] : [{ ...node(row), parentId: row.parent_id }])),
    merged: (await mergedInto(db, organisation.id)).map(node),
  }
}

/** The organisations above one, by id. */
export async function namesAbove(
  { db }: Pick<Organisations, 'db'>,
  { id, path }: Pick<OrganisationRow, 'id' | 'path'>,
): Promise<Map<string, { name: string; slug: string }>> {
  const rows = await own(db)
    .selectFrom('organisations_organisations')
    .select(['id', 'name', 'slug'])
    .where('id', 'in', path)
    .where('id', '!=', id)
    .execute()
  return new Map(rows.map(({ id: above, name, slug }) => [above, { name, slug }]))
}

/** What was merged into an organisation; its awards are theirs to look after now. */
export async function mergedInto(db: Db, organisation: string): Promise<OrganisationRow[]> {
  return await own(db)
    .selectFrom('organisations_organisations')
    .selectAll()
    .where('merged_into', '=', organisation)
    .orderBy('name')
    .execute()
}

/** Put an organisation into the archive or take it out; below it nothing is awarded either. */
export async function setArchived(
  { db, clock }: Organisations,
  organisation: OrganisationRow,
  archived: boolean,
): Promise<OrganisationRow> {
  return await own(db)
    .updateTable('organisations_organisations')
    .set({ archived_at: archived ? (organisation.archived_at ?? clock.now()) : null })
    .where('id', '=', organisation.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
