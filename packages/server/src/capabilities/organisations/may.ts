import { type Role, roles } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type MemberRow, own } from './organisations.ts'

/** Where something is done: in an organisation, or in one of its programmes. */
export type Level = { organisation: string; programme?: string | null | undefined }

/**
 * The one place that decides who may what: the strongest of a person's roles at this level or anywhere above it,
 * or null. A role in a programme holds there alone, one in an organisation in all its programmes and parts.
 */
export async function roleAt(db: Db, person: string, level: Level): Promise<Role | null> {
  const rows = await own(db)
    .selectFrom('organisations_organisations as o')
    .innerJoin('organisations_members as m', join => join.on('m.person_id', '=', person))
    .select('role')
    .where('o.id', '=', level.organisation)
    .where(sql<boolean>`m.organisation_id = any(o.path)`)
    .where(sql<boolean>`(m.programme_id is null or m.programme_id = ${level.programme ?? null}::uuid)`)
    .execute()
  return strongest(rows)
}

/** The programmes of an organisation in which a person has a role of their own, with that role. */
export async function programmeRoles(
  db: Db,
  person: string,
  organisation: string,
): Promise<Map<string, Role>> {
  const rows = await own(db)
    .selectFrom('organisations_members')
    .innerJoin('organisations_programmes', 'organisations_programmes.id', 'programme_id')
    .select(['programme_id', 'role'])
    .where('person_id', '=', person)
    .where('organisations_programmes.organisation_id', '=', organisation)
    .execute()
  const held = new Map<string, Role>()
  for (const { programme_id, role } of rows) {
    if (programme_id === null) continue
    const known = held.get(programme_id)
    if (known === undefined || includes(role, known)) held.set(programme_id, role)
  }
  return held
}

/** Whether a person has a role in an organisation, above it or anywhere below it. */
export async function isAround(db: Db, person: string, organisation: string): Promise<boolean> {
  if ((await roleAt(db, person, { organisation })) !== null) return true
  const below = await own(db)
    .selectFrom('organisations_members as m')
    .innerJoin('organisations_organisations as o', 'o.id', 'm.organisation_id')
    .select('m.id')
    .where('m.person_id', '=', person)
    .where(sql<boolean>`o.path @> array[${organisation}]::uuid[]`)
    .executeTakeFirst()
  return below !== undefined
}

/** Whether a role holds everything of another. */
export function includes(role: Role, least: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(least)
}

/** The role that holds most, or null for none. */
export function strongest(held: Pick<MemberRow, 'role'>[]): Role | null {
  return roles.find(role => held.some(each => each.role === role)) ?? null
}
