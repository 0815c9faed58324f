import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { handOverProviders } from '../identity/index.ts'
import { requireActive } from './active.ts'
import { strongest } from './may.ts'
import { moveMemberships } from './networks.ts'
import { type MemberRow, type OrganisationRow, type Organisations, own } from './organisations.ts'
import { lockTree, place, readLocked } from './place.ts'
import { requireRole } from './roles.ts'

/**
 * Merge one organisation into another. Its row, keys and documents stay: what it awarded keeps its issuer. It lies
 * below the other from then on, so whoever has a role there has it for the old awards too. Achievements go over
 * upstairs, where `organisation.merged` is heard.
 */
export async function mergeOrganisation(
  organisations: Organisations,
  caller: Caller,
  reference: string,
  into: string,
): Promise<OrganisationRow> {
  return await inTransaction(organisations.db, async trx => {
    await lockTree(trx)
    const locked = { ...organisations, db: trx }
    const { organisation: from } = await requireRole(locked, caller, reference, 'owner')
    const { organisation: target } = await requireRole(locked, caller, into, 'owner')
    if (from.merged_into !== null || target.merged_into !== null) throw new Problem('organisation-not-found')
    if (target.path.includes(from.id)) throw new Problem('own-descendant')
    if (from.parent_id !== null) await requireRole(locked, caller, from.parent_id, 'owner')
    await requireActive(trx, { organisation: target.id })
    await moveParts(trx, from, target)
    await unitePeople(trx, from, target)
    await moveProgrammes(trx, from, target)
    await moveSignIns(trx, from, target)
    await moveDomains(trx, from, target)
    await moveMemberships(trx, from.id, target.id)
    await place(trx, await readLocked(trx, from.id), target)
    await own(trx)
      .updateTable('organisations_organisations')
      .set({ merged_into: target.id, archived_at: sql`coalesce(archived_at, ${organisations.clock.now()})` })
      .where(where => where.or([where('id', '=', from.id), where('merged_into', '=', from.id)]))
      .execute()
    await emit(trx, organisations.clock, {
      name: 'organisation.merged',
      payload: { from: from.id, into: target.id },
    })
    return await readLocked(trx, target.id)
  })
}

async function moveParts(trx: Db, from: OrganisationRow, target: OrganisationRow): Promise<void> {
  const parts = await own(trx)
    .selectFrom('organisations_organisations')
    .selectAll()
    .where('parent_id', '=', from.id)
    .orderBy('id')
    .execute()
  for (const part of parts) await place(trx, part, target)
}

/** Everybody of both is there afterwards, with the stronger of their roles; open invitations come along. */
async function unitePeople(trx: Db, from: OrganisationRow, target: OrganisationRow): Promise<void> {
  const tables = own(trx)
  const rows = await tables
    .selectFrom('organisations_members')
    .selectAll()
    .where('organisation_id', 'in', [from.id, target.id])
    .where('programme_id', 'is', null)
    .execute()
  const there = new Map(rows.filter(row => row.organisation_id === target.id).map(row => [nameOf(row), row]))
  for (const row of rows.filter(each => each.organisation_id === from.id)) {
    const known = there.get(nameOf(row))
    if (known) {
      const role = strongest([known, row]) ?? known.role
      await tables.deleteFrom('organisations_members').where('id', '=', row.id).execute()
      await tables.updateTable('organisations_members').set({ role }).where('id', '=', known.id).execute()
    } else
      await tables
        .updateTable('organisations_members')
        .set({ organisation_id: target.id })
        .where('id', '=', row.id)
        .execute()
  }
  await tables
    .updateTable('organisations_invitations')
    .set({ organisation_id: target.id })
    .where('organisation_id', '=', from.id)
    .where('match_key', 'not in', invited =>
      invited
        .selectFrom('organisations_invitations')
        .select('match_key')
        .where('organisation_id', '=', target.id),
    )
    .execute()
}

const nameOf = (row: MemberRow) => `${row.person_id} ${row.provider_id}`

/** A programme whose short name is taken in the other organisation gets one with a number. */
async function moveProgrammes(trx: Db, from: OrganisationRow, target: OrganisationRow): Promise<void> {
  const tables = own(trx)
  const taken = new Set(
    (
      await tables
        .selectFrom('organisations_programmes')
        .select('slug')
        .where('organisation_id', '=', target.id)
        .execute()
    ).map(row => row.slug),
  )
  const coming = await tables
    .selectFrom('organisations_programmes')
    .selectAll()
    .where('organisation_id', '=', from.id)
    .execute()
  for (const programme of coming) {
    let slug = programme.slug
    for (let n = 2; taken.has(slug); n++) slug = `${programme.slug.slice(0, 58)}-${n}`
    taken.add(slug)
    await tables
      .updateTable('organisations_programmes')
      .set({ organisation_id: target.id, slug })
      .where('id', '=', programme.id)
      .execute()
  }
  await tables
    .updateTable('organisations_members')
    .set({ organisation_id: target.id })
    .where('organisation_id', '=', from.id)
    .where('programme_id', 'is not', null)
    .execute()
}

/** Domains go over with what was proved, but for those that the other organisation has itself. */
async function moveDomains(trx: Db, from: OrganisationRow, target: OrganisationRow): Promise<void> {
  await own(trx)
    .updateTable('organisations_domains')
    .set({ organisation_id: target.id })
    .where('organisation_id', '=', from.id)
    .where('domain', 'not in', there =>
      there.selectFrom('organisations_domains').select('domain').where('organisation_id', '=', target.id),
    )
    .execute()
  await own(trx).deleteFrom('organisations_domains').where('organisation_id', '=', from.id).execute()
}

/** Sign-ins with their rules go over, so that the next sign-in gives its roles in the other organisation. */
async function moveSignIns(trx: Db, from: OrganisationRow, target: OrganisationRow): Promise<void> {
  await own(trx)
    .updateTable('organisations_role_rules')
    .set({ organisation_id: target.id })
    .where('organisation_id', '=', from.id)
    .execute()
  await handOverProviders(trx, from.id, target.id)
}
