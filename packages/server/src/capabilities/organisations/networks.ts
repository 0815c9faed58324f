import { type Db, inTransaction } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { slugOf } from './found-organisation.ts'
import { type NetworkRow, type OrganisationRow, type Organisations, own } from './organisations.ts'
import { findOrganisation, requireRole } from './roles.ts'

/** Found a network that this organisation leads. Throws `slug-taken`. */
export async function foundNetwork(
  organisations: Organisations,
  lead: OrganisationRow,
  wish: { name: string; slug?: string; description?: string | null },
): Promise<NetworkRow> {
  await takeFrom(organisations.db, organisations.clock, `network:${lead.id}`, 20, 3600)
  const now = organisations.clock.now()
  const row: NetworkRow = {
    id: uuidv7(now),
    slug: wish.slug ?? slugOf(wish.name),
    name: wish.name.trim(),
    description: wish.description?.trim() || null,
    lead_id: lead.id,
    created_at: now,
  }
  return await inTransaction(organisations.db, async trx => {
    const insert = async () =>
      await own(trx)
        .insertInto('organisations_networks')
        .values(row)
        .onConflict(clash => clash.column('slug').doNothing())
        .returning('id')
        .executeTakeFirst()
    // A slug that reads as an id would be looked up as one.
    if (isUuid(row.slug) || !(await insert())) {
      if (wish.slug !== undefined) throw new Problem('slug-taken')
      row.slug = `${row.slug.slice(0, 50)}-${secretToken(4)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}`
      if (!(await insert())) throw new Problem('slug-taken')
    }
    await own(trx)
      .insertInto('organisations_network_members')
      .values({ network_id: row.id, organisation_id: lead.id, state: 'member', since: now })
      .execute()
    return row
  })
}

/** A network by id or short name, or null. */
export async function findNetwork(
  { db }: Pick<Organisations, 'db'>,
  reference: string,
): Promise<NetworkRow | null> {
  const row = await own(db)
    .selectFrom('organisations_networks')
    .selectAll()
    .where(isUuid(reference) ? 'id' : 'slug', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

/** A network that the caller leads, as an owner of the member that does. */
export async function requireLead(
  organisations: Organisations,
  caller: Caller,
  reference: string,
): Promise<NetworkRow> {
  if (caller.person === null) throw new Problem('not-signed-in')
  const network = await findNetwork(organisations, reference)
  if (!network) throw new Problem('network-not-found')
  await requireRole(organisations, caller, network.lead_id, 'owner').catch((cause: unknown) => {
    throw cause instanceof Problem && cause.code === 'organisation-not-found'
      ? new Problem('network-not-found')
      : cause
  })
  return network
}

/** Invite an organisation; one that is there already stays as it is. */
export async function inviteToNetwork(
  organisations: Organisations,
  network: NetworkRow,
  reference: string,
): Promise<void> {
  const invited = await findOrganisation(organisations, reference)
  if (!invited || invited.merged_into !== null) throw new Problem('organisation-not-found')
  await takeFrom(organisations.db, organisations.clock, `network-invite:${network.id}`, 100, 3600)
  await own(organisations.db)
    .insertInto('organisations_network_members')
    .values({
      network_id: network.id,
      organisation_id: invited.id,
      state: 'invited',
      since: organisations.clock.now(),
    })
    .onConflict(clash => clash.columns(['network_id', 'organisation_id']).doNothing())
    .execute()
}

/** Accept an invitation. Throws `network-not-found` where there is none. */
export async function joinNetwork(
  { db, clock }: Organisations,
  network: NetworkRow,
  organisation: string,
): Promise<void> {
  await requireListed(db, network.id, organisation)
  await own(db)
    .updateTable('organisations_network_members')
    .set({ state: 'member', since: clock.now() })
    .where('network_id', '=', network.id)
    .where('organisation_id', '=', organisation)
    .where('state', '=', 'invited')
    .execute()
}

/** An organisation is no member any more, or declines. The oldest other member leads after the lead. */
export async function leaveNetwork(
  organisations: Organisations,
  network: NetworkRow,
  organisation: string,
): Promise<void> {
  await inTransaction(organisations.db, async trx => {
    const tables = own(trx)
    await tables
      .selectFrom('organisations_networks')
      .select('id')
      .where('id', '=', network.id)
      .forUpdate()
      .execute()
    await requireListed(trx, network.id, organisation)
    await tables
      .deleteFrom('organisations_network_members')
      .where('network_id', '=', network.id)
      .where('organisation_id', '=', organisation)
      .execute()
    await emit(trx, organisations.clock, {
      name: 'network.left',
      payload: { network: network.id, organisation },
    })
    await handOver(trx, network.id, organisation)
  })
}

async function handOver(trx: Db, network: string, left: string): Promise<void> {
  const tables = own(trx)
  const heir = await tables
    .selectFrom('organisations_network_members')
    .select('organisation_id')
    .where('network_id', '=', network)
    .where('state', '=', 'member')
    .orderBy('since')
    .orderBy('organisation_id')
    .executeTakeFirst()
  if (!heir) await tables.deleteFrom('organisations_networks').where('id', '=', network).execute()
  else
    await tables
      .updateTable('organisations_networks')
      .set({ lead_id: heir.organisation_id })
      .where('id', '=', network)
      .where('lead_id', '=', left)
      .execute()
}

async function requireListed(db: Db, network: string, organisation: string): Promise<void> {
  const row = await own(db)
    .selectFrom('organisations_network_members')
    .select('state')
    .where('network_id', '=', network)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  if (!row) throw new Problem('network-not-found')
}

/** Say something else of a network. */
export async function changeNetwork(
  { db }: Organisations,
  network: NetworkRow,
  change: { name?: string; description?: string | null },
): Promise<NetworkRow> {
  return await own(db)
    .updateTable('organisations_networks')
    .set({
      name: change.name?.trim() || network.name,
      description: change.description === undefined ? network.description : change.description,
    })
    .where('id', '=', network.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Ids of the networks that an organisation is a member of. */
export async function networksOf(db: Db, organisation: string): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('organisations_network_members')
    .select('network_id')
    .where('organisation_id', '=', organisation)
    .where('state', '=', 'member')
    .execute()
  return rows.map(row => row.network_id)
}

/** One organisation was merged into another, which is a member where it was one. */
export async function moveMemberships(trx: Db, from: string, into: string): Promise<void> {
  const tables = own(trx)
  const rows = await tables
    .selectFrom('organisations_network_members')
    .selectAll()
    .where('organisation_id', '=', from)
    .execute()
  for (const row of rows)
    await tables
      .insertInto('organisations_network_members')
      .values({ ...row, organisation_id: into })
      .onConflict(clash =>
        row.state === 'member'
          ? clash.columns(['network_id', 'organisation_id']).doUpdateSet({ state: 'member' })
          : clash.columns(['network_id', 'organisation_id']).doNothing(),
      )
      .execute()
  await tables.deleteFrom('organisations_network_members').where('organisation_id', '=', from).execute()
  await tables
    .updateTable('organisations_networks')
    .set({ lead_id: into })
    .where('lead_id', '=', from)
    .execute()
}
