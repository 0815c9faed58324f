import type { Role, schoolSignIn } from '@rucksack/contract'
import type { Db } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { includes } from './may.ts'
import { type OrganisationRow, type Organisations, own } from './organisations.ts'
import { programmeOf } from './programmes.ts'
import { findOrganisation } from './roles.ts'

type Rule = schoolSignIn.RoleRule
type Claims = Record<string, unknown>

/**
 * Set which roles a provider's claims give. A provider of an organisation gives roles there and below only. Throws
 * `organisation-not-found` or `programme-not-found`.
 */
export async function setRules(
  organisations: Organisations,
  provider: { id: string; organisation_id: string | null },
  rules: Rule[],
): Promise<void> {
  const { db, clock } = organisations
  const rows = []
  for (const rule of rules) {
    const organisation = await findOrganisation(organisations, rule.organisation)
    if (!organisation || !within(organisation, provider.organisation_id))
      throw new Problem('organisation-not-found', {
        detail: `There is no ${rule.organisation} in which this sign-in could give a role.`,
      })
    const programme = await programmeOf(organisations, organisation.id, rule.programme)
    rows.push({
      id: uuidv7(clock.now()),
      provider_id: provider.id,
      organisation_id: organisation.id,
      programme_id: programme?.id ?? null,
      claim: rule.claim,
      value: rule.value,
      role: rule.role,
    })
  }
  await own(db).deleteFrom('organisations_role_rules').where('provider_id', '=', provider.id).execute()
  if (rows.length > 0) await own(db).insertInto('organisations_role_rules').values(rows).execute()
}

/** The rules of providers, by provider. */
export async function rulesOf(db: Db, providers: string[]): Promise<Map<string, Rule[]>> {
  const found = new Map<string, Rule[]>()
  if (providers.length === 0) return found
  const rows = await own(db)
    .selectFrom('organisations_role_rules as r')
    .innerJoin('organisations_organisations as o', 'o.id', 'r.organisation_id')
    .select(['provider_id', 'claim', 'value', 'role', 'o.slug', 'programme_id'])
    .where('provider_id', 'in', providers)
    .orderBy('r.id')
    .execute()
  for (const row of rows)
    found.set(row.provider_id, [
      ...(found.get(row.provider_id) ?? []),
      {
        claim: row.claim,
        value: row.value,
        role: row.role,
        organisation: row.slug,
        programme: row.programme_id,
      },
    ])
  return found
}

/**
 * Bring the roles that a provider gives a person in step with its claims: what no rule gives any more ends, roles
 * that people gave stay. Answers where the person should land: the one organisation they work in by this, or null.
 */
export async function keepRolesInStep(
  { clock }: Pick<Organisations, 'clock'>,
  trx: Db,
  visit: { provider: string; person: string; claims: Claims },
): Promise<string | null> {
  const tables = own(trx)
  const rules = await tables
    .selectFrom('organisations_role_rules')
    .selectAll()
    .where('provider_id', '=', visit.provider)
    .execute()
  const given = new Map<string, { organisation: string; programme: string | null; role: Role }>()
  for (const rule of rules.filter(each => fits(visit.claims, each))) {
    const place = `${rule.organisation_id} ${rule.programme_id}`
    const before = given.get(place)
    if (!before || includes(rule.role, before.role))
      given.set(place, { organisation: rule.organisation_id, programme: rule.programme_id, role: rule.role })
  }
  const had = await tables
    .selectFrom('organisations_members')
    .selectAll()
    .where('provider_id', '=', visit.provider)
    .where('person_id', '=', visit.person)
    .execute()
  for (const row of had) {
    const place = `${row.organisation_id} ${row.programme_id}`
    const wanted = given.get(place)
    if (!wanted) await tables.deleteFrom('organisations_members').where('id', '=', row.id).execute()
    else if (wanted.role !== row.role)
      await tables
        .updateTable('organisations_members')
        .set({ role: wanted.role })
        .where('id', '=', row.id)
        .execute()
  }
  const held = new Set(had.map(row => `${row.organisation_id} ${row.programme_id}`))
  for (const [place, { organisation, programme, role }] of given)
    if (!held.has(place))
      await tables
        .insertInto('organisations_members')
        .values({
          id: uuidv7(clock.now()),
          organisation_id: organisation,
          programme_id: programme,
          person_id: visit.person,
          role,
          provider_id: visit.provider,
          since: clock.now(),
        })
        .onConflict(clash =>
          clash
            .columns(['organisation_id', 'person_id', 'programme_id', 'provider_id'])
            .doUpdateSet({ role }),
        )
        .execute()
  return await landing(trx, [...new Set([...given.values()].map(each => each.organisation))])
}

/** End the roles that a provider gave, to one person or to all. */
export async function endSchoolRoles(trx: Db, provider: string, person?: string): Promise<void> {
  let ending = own(trx).deleteFrom('organisations_members').where('provider_id', '=', provider)
  if (person !== undefined) ending = ending.where('person_id', '=', person)
  await ending.execute()
}

async function landing(trx: Db, organisations: string[]): Promise<string | null> {
  const [only] = organisations
  if (only === undefined) return null
  if (organisations.length > 1) return '/manage'
  const { slug } = await own(trx)
    .selectFrom('organisations_organisations')
    .select('slug')
    .where('id', '=', only)
    .executeTakeFirstOrThrow()
  return `/manage/${slug}`
}

/** A claim by its whole name, else along its dots (`realm_access.roles`); a list fits when it holds the value. */
function fits(claims: Claims, rule: { claim: string; value: string }): boolean {
  const said = Object.hasOwn(claims, rule.claim)
    ? claims[rule.claim]
    : rule.claim
        .split('.')
        .reduce<unknown>(
          (value, name) =>
            typeof value === 'object' && value !== null && Object.hasOwn(value, name)
              ? Object.entries(value).find(([key]) => key === name)?.[1]
              : undefined,
          claims,
        )
  const words = (Array.isArray(said) ? said : [said]).filter(
    each => typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean',
  )
  return rule.value === '*' ? words.length > 0 : words.some(each => String(each) === rule.value)
}

const within = (organisation: OrganisationRow, top: string | null) =>
  top === null || organisation.path.includes(top)
