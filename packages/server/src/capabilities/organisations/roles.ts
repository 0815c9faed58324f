import type { Role } from '@rucksack/contract'
import type { Caller } from '../../platform/http/caller.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { brandAt } from './branding.ts'
import { includes, programmeRoles, roleAt } from './may.ts'
import { type OrganisationRow, type Organisations, own } from './organisations.ts'

export type Standing = { organisation: OrganisationRow; role: Role; person: string }

/**
 * The organisation by id or slug, if the caller has at least this role in it, or in the named programme of it. To
 * strangers it does not exist (`organisation-not-found`); people with a lesser role hear which one they need
 * (`not-allowed`).
 */
export async function requireRole(
  organisations: Organisations,
  caller: Caller,
  reference: string,
  least: Role,
  programme: string | null = null,
): Promise<Standing> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const organisation = await follow(organisations, reference)
  const role = organisation
    ? await roleAt(organisations.db, caller.person, { organisation: organisation.id, programme })
    : null
  if (!organisation || role === null) throw new Problem('organisation-not-found')
  requireLeast(role, least)
  return { organisation, role, person: caller.person }
}

/** Throws `not-allowed` and says which role it takes. */
export function requireLeast(role: Role, least: Role): void {
  if (!includes(role, least))
    throw new Problem('not-allowed', { detail: `This needs the role ${least}; yours is ${role}.` })
}

/** What of an organisation a person reaches: all of it with `role`, or with null only these programmes. */
export type Reach = {
  organisation: OrganisationRow
  role: Role | null
  programmes: Map<string, Role>
  person: string
}

/** The organisation, for anybody with a role in it or in one of its programmes. Throws `organisation-not-found`. */
export async function requireReach(
  organisations: Organisations,
  caller: Caller,
  reference: string,
): Promise<Reach> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const organisation = await follow(organisations, reference)
  if (!organisation) throw new Problem('organisation-not-found')
  const role = await roleAt(organisations.db, caller.person, { organisation: organisation.id })
  const programmes = await programmeRoles(organisations.db, caller.person, organisation.id)
  if (role === null && programmes.size === 0) throw new Problem('organisation-not-found')
  return { organisation, role, programmes, person: caller.person }
}

/** An organisation by id or slug, as it is: one that was merged is found as itself. */
export async function findOrganisation(
  { db }: Pick<Organisations, 'db'>,
  reference: string,
): Promise<OrganisationRow | null> {
  const row = await own(db)
    .selectFrom('organisations_organisations as o')
    .selectAll('o')
    .select(brandAt('o.path').as('brand'))
    .where(isUuid(reference) ? 'o.id' : 'o.slug', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

/** By its short name, one that was merged is found as what it went into; by id, it stays itself. */
async function follow(organisations: Organisations, reference: string): Promise<OrganisationRow | null> {
  const row = await findOrganisation(organisations, reference)
  if (!row || row.merged_into === null || isUuid(reference)) return row
  return await findOrganisation(organisations, row.merged_into)
}

/** Ids of the organisation that a path of this host is about and of those above it; empty for none. */
export async function pathOf(organisations: Pick<Organisations, 'db'>, path: string): Promise<string[]> {
  const slug = /^\/(?:manage|issuers)\/([a-z0-9-]{1,64})(?:[/?#]|$)/.exec(path)?.[1]
  return slug === undefined ? [] : ((await findOrganisation(organisations, slug))?.path ?? [])
}
