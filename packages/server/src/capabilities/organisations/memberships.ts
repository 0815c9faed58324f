import type { organisations as contract, identity, Role } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { shown } from './found-organisation.ts'
import { strongest } from './may.ts'
import { logoUrl, type OrganisationRow, type Organisations, own } from './organisations.ts'

/** The organisations a person works for, as their account shows them. */
export async function membershipsOf(
  { db, publicUrl }: Organisations,
  person: string,
): Promise<identity.Me['organisations']> {
  const rows = await reached(db, person).orderBy('name').limit(1000).execute()
  return rows.map(row => ({
    organisationId: row.id,
    slug: row.slug,
    name: row.name,
    logo: logoUrl(publicUrl, row),
    parentId: row.parent_id,
    role: roleOf(row.roles),
  }))
}

/** The same as a list of our API. */
export async function listOrganisations(
  organisations: Organisations,
  person: string,
  { limit = 50, cursor }: { limit?: number; cursor?: string },
): Promise<{ items: contract.Organisation[]; next: string | null }> {
  const from = decodeCursor(cursor)
  let query = reached(organisations.db, person)
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
    items: rows.slice(0, limit).map(({ roles, ...row }) => shown(organisations, row, roleOf(roles))),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  }
}

/** Organisations in which a person has a role, those below them, and those with a programme where they have one. */
function reached(db: Db, person: string) {
  const held = own(db)
    .selectFrom('organisations_members as m')
    .innerJoin('organisations_organisations as o', join =>
      join.on(
        sql<boolean>`case when m.programme_id is null then o.path @> array[m.organisation_id] else o.id = m.organisation_id end`,
      ),
    )
    .select([
      'o.id as reached',
      sql<Role[]>`array_agg(m.role) filter (where m.programme_id is null)`.as('roles'),
    ])
    .where('m.person_id', '=', person)
    .where('o.merged_into', 'is', null)
    .groupBy('o.id')
  return own(db)
    .selectFrom('organisations_organisations')
    .innerJoin(held.as('held'), 'held.reached', 'organisations_organisations.id')
    .selectAll('organisations_organisations')
    .select('roles')
    .$castTo<OrganisationRow & { roles: Role[] | null }>()
}

const roleOf = (roles: Role[] | null) => strongest((roles ?? []).map(role => ({ role })))
