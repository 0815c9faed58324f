import type { organisations as contract, identity } from '@rucksack/contract'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { shown } from './found-organisation.ts'
import { logoUrl, type Organisations, own } from './organisations.ts'

/** The organisations a person belongs to, as their account shows them. */
export async function membershipsOf(
  { db, publicUrl }: Organisations,
  person: string,
): Promise<identity.Me['organisations']> {
  const rows = await own(db)
    .selectFrom('organisations_members')
    .innerJoin('organisations_organisations', 'organisations_organisations.id', 'organisation_id')
    .select(['id', 'slug', 'name', 'logo_sha', 'role'])
    .where('person_id', '=', person)
    .orderBy('name')
    .limit(1000)
    .execute()
  return rows.map(row => ({
    organisationId: row.id,
    slug: row.slug,
    name: row.name,
    logo: logoUrl(publicUrl, row),
    role: row.role,
  }))
}

/** The same as a list of our API. */
export async function listOrganisations(
  organisations: Organisations,
  person: string,
  { limit = 50, cursor }: { limit?: number; cursor?: string },
): Promise<{ items: contract.Organisation[]; next: string | null }> {
  const from = decodeCursor(cursor)
  let query = own(organisations.db)
    .selectFrom('organisations_members')
    .innerJoin('organisations_organisations', 'organisations_organisations.id', 'organisation_id')
    .selectAll('organisations_organisations')
    .select('role')
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (from)
    query = query.where(where =>
      where.or([
        where('created_at', '<', from.at),
        where.and([where('created_at', '=', from.at), where('id', '<', from.id)]),
      ]),
    )
  const rows = await query.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(({ role, ...row }) => shown(organisations, row, role)),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  }
}
