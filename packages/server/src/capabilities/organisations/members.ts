import type { organisations as contract, Role } from '@rucksack/contract'
import { type Db, inTransaction } from '../../platform/db.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { isUuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Level } from './may.ts'
import { type Organisations, own } from './organisations.ts'

/** People with a role at this very level, not from above, longest first. */
export async function listMembers(
  organisations: Organisations,
  level: Level,
  { limit = 50, cursor }: { limit?: number; cursor?: string },
): Promise<{ items: contract.Member[]; next: string | null }> {
  const from = decodeCursor(cursor)
  let query = membersAt(organisations.db, level)
    .selectAll()
    .orderBy('since')
    .orderBy('person_id')
    .limit(limit + 1)
  if (from)
    query = query.where(where =>
      where.or([
        where('since', '>', from.at),
        where.and([where('since', '=', from.at), where('person_id', '>', from.id)]),
      ]),
    )
  const rows = await query.execute()
  const names = await organisations.namesOf(rows.map(row => row.person_id))
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(row => shown(row, names.get(row.person_id))),
    next: last ? encodeCursor(last.since, last.person_id) : null,
  }
}

/** Give a member another role; an organisation at the top keeps an owner. */
export async function changeMember(
  organisations: Organisations,
  level: Level,
  person: string,
  role: Role,
): Promise<contract.Member> {
  const row = await inTransaction(organisations.db, async trx => {
    await lock(trx, level.organisation)
    if (role !== 'owner') await keepAnOwner(trx, level, person)
    return await own(trx)
      .updateTable('organisations_members')
      .set({ role })
      .where('organisation_id', '=', level.organisation)
      .where('programme_id', 'is not distinct from', level.programme ?? null)
      .where('provider_id', 'is', null)
      .where('person_id', '=', person)
      .returningAll()
      .executeTakeFirst()
  })
  if (!row) throw new Problem('member-not-found')
  const names = await organisations.namesOf([person])
  return shown(row, names.get(person))
}

/** End every role of somebody at this level, also one from a school sign-in; the top keeps an owner. */
export async function removeMember(
  organisations: Organisations,
  level: Level,
  person: string,
): Promise<void> {
  if (!isUuid(person)) throw new Problem('member-not-found')
  await inTransaction(organisations.db, async trx => {
    await lock(trx, level.organisation)
    await keepAnOwner(trx, level, person)
    const gone = await own(trx)
      .deleteFrom('organisations_members')
      .where('organisation_id', '=', level.organisation)
      .where('programme_id', 'is not distinct from', level.programme ?? null)
      .where('person_id', '=', person)
      .returning('person_id')
      .executeTakeFirst()
    if (!gone) throw new Problem('member-not-found')
  })
}

/** Asked before a person is deleted: nobody leaves an organisation without an owner. Their memberships then end. */
export async function leaveAll(trx: Db, person: string): Promise<void> {
  const tables = own(trx)
  const owned = await tables
    .selectFrom('organisations_members')
    .select('organisation_id')
    .where('person_id', '=', person)
    .where('role', '=', 'owner')
    .where('programme_id', 'is', null)
    .where('provider_id', 'is', null)
    .orderBy('organisation_id')
    .execute()
  for (const { organisation_id } of owned) {
    await lock(trx, organisation_id)
    await keepAnOwner(trx, { organisation: organisation_id }, person)
  }
  await tables.deleteFrom('organisations_members').where('person_id', '=', person).execute()
}

async function lock(trx: Db, organisation: string): Promise<void> {
  await own(trx)
    .selectFrom('organisations_organisations')
    .select('id')
    .where('id', '=', organisation)
    .forUpdate()
    .execute()
}

/** Below another organisation the owners are above; a role from a school sign-in may end any day and does not count. */
async function keepAnOwner(trx: Db, level: Level, leaving: string): Promise<void> {
  if (level.programme) return
  const owners = await membersAt(trx, level)
    .innerJoin('organisations_organisations', 'organisations_organisations.id', 'organisation_id')
    .select('person_id')
    .where('role', '=', 'owner')
    .where('parent_id', 'is', null)
    .execute()
  if (owners.length === 1 && owners[0]?.person_id === leaving) throw new Problem('last-owner')
}

/** Roles that somebody gave at this very level. */
const membersAt = (db: Db, level: Level) =>
  own(db)
    .selectFrom('organisations_members')
    .where('organisation_id', '=', level.organisation)
    .where('programme_id', 'is not distinct from', level.programme ?? null)
    .where('provider_id', 'is', null)

function shown(
  row: { person_id: string; role: Role; since: Date },
  person: { name: string | null; email: string } | undefined,
): contract.Member {
  return {
    personId: row.person_id,
    name: person?.name ?? null,
    email: person?.email ?? '',
    role: row.role,
    since: row.since.toISOString(),
  }
}

/** People who own this very organisation: they hear what concerns it. */
export async function ownersOf(db: Db, organisation: string): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('organisations_members')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', organisation)
    .where('programme_id', 'is', null)
    .where('role', '=', 'owner')
    .execute()
  return rows.map(row => row.person_id)
}
