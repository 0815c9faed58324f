import { type Role, roles } from '@rucksack/contract'
import type { Caller } from '../../platform/http/caller.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type OrganisationRow, type Organisations, own } from './organisations.ts'

export type Standing = { organisation: OrganisationRow; role: Role; person: string }

/**
 * The organisation by id or slug, if the caller has at least this role in it. To strangers it does not exist
 * (`organisation-not-found`); members with a lesser role hear which one they need (`not-allowed`).
 */
export async function requireRole(
  organisations: Organisations,
  caller: Caller,
  reference: string,
  least: Role,
): Promise<Standing> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const organisation = await findOrganisation(organisations, reference)
  const role = organisation ? await roleOf(organisations, organisation.id, caller.person) : null
  if (!organisation || role === null) throw new Problem('organisation-not-found')
  if (!includes(role, least))
    throw new Problem('not-allowed', { detail: `This needs the role ${least}; yours is ${role}.` })
  return { organisation, role, person: caller.person }
}

/** Whether a role holds everything of another. */
export function includes(role: Role, least: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(least)
}

export async function roleOf(
  { db }: Organisations,
  organisation: string,
  person: string,
): Promise<Role | null> {
  const row = await own(db)
    .selectFrom('organisations_members')
    .select('role')
    .where('organisation_id', '=', organisation)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.role ?? null
}

export async function findOrganisation(
  { db }: Pick<Organisations, 'db'>,
  reference: string,
): Promise<OrganisationRow | null> {
  const row = await own(db)
    .selectFrom('organisations_organisations')
    .selectAll()
    .where(isUuid(reference) ? 'id' : 'slug', '=', reference)
    .executeTakeFirst()
  return row ?? null
}
