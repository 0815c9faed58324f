import type { tree as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { type OrganisationRow, type Organisations, own } from './organisations.ts'

const most = 1000

/** Who may do something in an organisation, and from where: from the top down, then its programmes. */
export async function listRoles(
  organisations: Organisations,
  organisation: OrganisationRow,
): Promise<contract.HeldRole[]> {
  const rows = await own(organisations.db)
    .selectFrom('organisations_members as m')
    .innerJoin('organisations_organisations as o', 'o.id', 'm.organisation_id')
    .leftJoin('organisations_programmes as p', 'p.id', 'm.programme_id')
    .select([
      'm.person_id',
      'm.role',
      'm.provider_id',
      'm.since',
      'o.id',
      'o.name',
      'o.slug',
      'p.id as programme',
      'p.name as programme_name',
      'p.slug as programme_slug',
    ])
    .where('m.organisation_id', 'in', organisation.path)
    .where(where => where.or([where('p.id', 'is', null), where('o.id', '=', organisation.id)]))
    .orderBy(sql`p.name nulls first`)
    .orderBy(sql`cardinality(o.path)`)
    .orderBy('m.since')
    .limit(most)
    .execute()
  const names = await organisations.namesOf(rows.map(row => row.person_id))
  return rows.map(row => ({
    personId: row.person_id,
    name: names.get(row.person_id)?.name ?? null,
    email: names.get(row.person_id)?.email ?? '',
    role: row.role,
    by: row.provider_id === null ? 'invitation' : 'school',
    level:
      row.programme === null
        ? { kind: 'organisation', id: row.id, name: row.name, slug: row.slug }
        : {
            kind: 'programme',
            id: row.programme,
            name: row.programme_name ?? '',
            slug: row.programme_slug ?? '',
          },
    since: row.since.toISOString(),
  }))
}
