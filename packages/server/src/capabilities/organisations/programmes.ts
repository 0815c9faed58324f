import type { programmes as contract, Role } from '@rucksack/contract'
import type { Caller } from '../../platform/http/caller.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { requireActive } from './active.ts'
import { refuseBlank, slugOf } from './found-organisation.ts'
import { roleAt, strongest } from './may.ts'
import { type OrganisationRow, type Organisations, own, type ProgrammeRow } from './organisations.ts'
import { type Reach, requireLeast } from './roles.ts'

export type ProgrammeStanding = { programme: ProgrammeRow; role: Role; person: string }

/** A programme in which the caller has at least this role. To strangers it does not exist (`programme-not-found`). */
export async function requireProgramme(
  { db }: Organisations,
  caller: Caller,
  id: string,
  least: Role,
): Promise<ProgrammeStanding> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const programme = isUuid(id)
    ? await own(db).selectFrom('organisations_programmes').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  const role = programme
    ? await roleAt(db, caller.person, { organisation: programme.organisation_id, programme: programme.id })
    : null
  if (!programme || role === null) throw new Problem('programme-not-found')
  requireLeast(role, least)
  return { programme, role, person: caller.person }
}

/** A programme of this organisation, or null for none asked for. Throws `programme-not-found`. */
export async function programmeOf(
  { db }: Organisations,
  organisation: string,
  id: string | null | undefined,
): Promise<ProgrammeRow | null> {
  if (id === null || id === undefined) return null
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('organisations_programmes')
        .selectAll()
        .where('id', '=', id)
        .where('organisation_id', '=', organisation)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('programme-not-found')
  return row
}

/** Programmes in which somebody has a role, newest first. */
export async function listProgrammes(
  { db }: Organisations,
  { organisation, role, programmes }: Reach,
  { limit = 50, cursor }: { limit?: number; cursor?: string },
): Promise<{ items: contract.Programme[]; next: string | null }> {
  const from = decodeCursor(cursor)
  let query = own(db)
    .selectFrom('organisations_programmes')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (role === null) query = query.where('id', 'in', [...programmes.keys()])
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
    items: rows.slice(0, limit).map(row => shownProgramme(row, strongerOf(role, programmes.get(row.id)))),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  }
}

/** Begin a programme. Throws `slug-taken` for a chosen short name; one made from the name gives way. */
export async function createProgramme(
  { db, clock }: Organisations,
  organisation: OrganisationRow,
  wish: { name: string; slug?: string; description?: string | null },
): Promise<ProgrammeRow> {
  refuseBlank(wish.name)
  await requireActive(db, { organisation: organisation.id })
  const now = clock.now()
  const row: ProgrammeRow = {
    id: uuidv7(now),
    organisation_id: organisation.id,
    slug: wish.slug ?? slugOf(wish.name, 'programme'),
    name: wish.name.trim(),
    description: wish.description ?? null,
    archived_at: null,
    created_at: now,
  }
  const insert = async () =>
    await own(db)
      .insertInto('organisations_programmes')
      .values(row)
      .onConflict(clash => clash.columns(['organisation_id', 'slug']).doNothing())
      .returning('id')
      .executeTakeFirst()
  if (await insert()) return row
  if (wish.slug !== undefined) throw new Problem('slug-taken')
  row.slug = `${row.slug.slice(0, 50)}-${secretToken(4)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '0')}`
  if (!(await insert())) throw new Problem('slug-taken')
  return row
}

export async function changeProgramme(
  { db }: Organisations,
  programme: ProgrammeRow,
  change: Partial<Pick<ProgrammeRow, 'name' | 'description' | 'archived_at'>>,
): Promise<ProgrammeRow> {
  if (change.name !== undefined) refuseBlank(change.name)
  if (Object.keys(change).length === 0) return programme
  return await own(db)
    .updateTable('organisations_programmes')
    .set(change.name === undefined ? change : { ...change, name: change.name.trim() })
    .where('id', '=', programme.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function shownProgramme(row: ProgrammeRow, role: Role): contract.Programme {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    role,
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}

const strongerOf = (role: Role | null, other: Role | undefined): Role =>
  strongest([role, other].flatMap(each => (each ? [{ role: each }] : []))) ?? 'viewer'
