import type { BodyOf, grants as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Caller } from '../../../platform/http/caller.ts'
import { takeFrom } from '../../../platform/http/rate-limit.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  findNetwork,
  findOrganisation,
  networksOf,
  type OrganisationRow,
  requireRole,
} from '../../organisations/index.ts'
import { type AchievementRow, type Issuing, own } from '../issuing.ts'
import { type GrantRow, ownGrants } from './tables.ts'

/**
 * Let another organisation award an achievement or copy it, or everyone copy it. Given again, it is as wide as it
 * is given now. Throws `organisation-not-found` or `validation-failed`.
 */
export async function give(
  issuing: Issuing,
  achievement: AchievementRow,
  wish: BodyOf<typeof contract.grant>,
  person: string,
): Promise<contract.Grant> {
  const to = wish.to === null ? null : await granteeOf(issuing, wish.to)
  const network = wish.network === undefined ? null : await networkAsked(issuing, achievement, wish.network)
  if (network !== null && (to !== null || wish.act !== 'award'))
    throw refused('/network', 'Members of a network may award what is shared with it. Name nobody beside it.')
  const below = to !== null && (wish.below ?? false)
  if (to === null && network === null && wish.act === 'award')
    throw refused('/to', 'Name the organisation that may award it: everyone may only copy.')
  if (to?.id === achievement.organisation_id && !below)
    throw refused('/to', 'It is your own already. Name another organisation, or all those below yours.')
  await takeFrom(issuing.db, issuing.clock, `grant:${achievement.organisation_id}`, 200, 3600)
  const now = issuing.clock.now()
  const row = await ownGrants(issuing.db)
    .insertInto('issuing_grants')
    .values({
      id: uuidv7(now),
      lineage: achievement.lineage,
      organisation_id: achievement.organisation_id,
      act: wish.act,
      grantee_id: to?.id ?? null,
      network_id: network?.id ?? null,
      below,
      given_by: person,
      created_at: now,
    })
    .onConflict(clash => clash.columns(['lineage', 'act', 'grantee_id', 'network_id']).doUpdateSet({ below }))
    .returningAll()
    .executeTakeFirstOrThrow()
  const counts = await countByAwarder(issuing.db, row.lineage)
  return shownGrant(row, to, network, counts)
}

/** A network that the owner of the achievement is a member of. */
async function networkAsked(issuing: Issuing, { organisation_id }: AchievementRow, reference: string) {
  const network = await findNetwork(issuing, reference)
  if (!network || !(await networksOf(issuing.db, organisation_id)).includes(network.id))
    throw new Problem('network-not-found')
  return network
}

async function granteeOf(issuing: Issuing, reference: string): Promise<OrganisationRow> {
  const found = await findOrganisation(issuing, reference)
  if (!found || found.merged_into !== null) throw new Problem('organisation-not-found')
  return found
}

const refused = (pointer: string, message: string) =>
  new Problem('validation-failed', { detail: message, errors: [{ pointer, message }] })

/** Who was let do what with an achievement, oldest first. */
export async function listGrants(issuing: Issuing, { lineage }: AchievementRow): Promise<contract.Grant[]> {
  const rows = await ownGrants(issuing.db)
    .selectFrom('issuing_grants')
    .selectAll()
    .where('lineage', '=', lineage)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1000)
    .execute()
  const counts = await countByAwarder(issuing.db, lineage)
  const shown = []
  for (const row of rows) {
    const to = row.grantee_id === null ? null : await findOrganisation(issuing, row.grantee_id)
    const network = row.network_id === null ? null : await findNetwork(issuing, row.network_id)
    shown.push(shownGrant(row, to, network, counts))
  }
  return shown
}

/** Owners of the achievement take a grant back, owners of whom it was given to give it up. */
export async function endGrant(issuing: Issuing, caller: Caller, id: string): Promise<void> {
  const row = isUuid(id)
    ? await ownGrants(issuing.db)
        .selectFrom('issuing_grants')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!row || caller.person === null) throw new Problem('grant-not-found')
  const owns = async (organisation: string | null) =>
    organisation !== null &&
    (await requireRole(issuing.organisations, caller, organisation, 'owner').then(
      () => true,
      () => false,
    ))
  if (!(await owns(row.organisation_id)) && !(await owns(row.grantee_id)))
    throw new Problem('grant-not-found')
  await ownGrants(issuing.db).deleteFrom('issuing_grants').where('id', '=', row.id).execute()
}

/** How often each organisation has awarded an achievement, in all its versions. */
export async function countByAwarder(db: Db, lineage: string): Promise<Map<string, number>> {
  const rows = await own(db)
    .selectFrom('issuing_awards as w')
    .innerJoin('issuing_achievements as a', 'a.id', 'w.achievement_id')
    .select(['w.organisation_id', sql<string>`count(*)`.as('awards')])
    .where('a.lineage', '=', lineage)
    .where('w.answer', '!=', 'withdrawn')
    .groupBy('w.organisation_id')
    .execute()
  return new Map(rows.map(row => [row.organisation_id, Number(row.awards)]))
}

function shownGrant(
  row: GrantRow,
  to: Pick<OrganisationRow, 'id' | 'name' | 'slug'> | null,
  network: { name: string; slug: string } | null,
  counts: Map<string, number>,
): contract.Grant {
  return {
    id: row.id,
    act: row.act,
    to: to === null ? null : { name: to.name, slug: to.slug, below: row.below },
    network: network === null ? null : { name: network.name, slug: network.slug },
    awards: row.act === 'award' && to !== null ? (counts.get(to.id) ?? 0) : 0,
    createdAt: row.created_at.toISOString(),
  }
}

/** An organisation left a network: what it shared there is shared no more. */
export async function endNetworkGrants(trx: Db, network: string, organisation: string): Promise<void> {
  await ownGrants(trx)
    .deleteFrom('issuing_grants')
    .where('network_id', '=', network)
    .where('organisation_id', '=', organisation)
    .execute()
}

/** One organisation was merged into another: what it gave and what it was given goes over. */
export async function moveGrants(trx: Db, from: string, into: string): Promise<void> {
  const tables = ownGrants(trx)
  await tables
    .updateTable('issuing_grants')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .execute()
  await tables
    .updateTable('issuing_grants as g')
    .set({ grantee_id: into })
    .where('grantee_id', '=', from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('issuing_grants as there')
            .select('there.id')
            .where('there.grantee_id', '=', into)
            .whereRef('there.lineage', '=', 'g.lineage')
            .whereRef('there.act', '=', 'g.act'),
        ),
      ),
    )
    .execute()
  await tables.deleteFrom('issuing_grants').where('grantee_id', '=', from).execute()
  // What was shared between the two is simply theirs now.
  await tables
    .deleteFrom('issuing_grants')
    .where('organisation_id', '=', into)
    .where('grantee_id', '=', into)
    .where('below', '=', false)
    .execute()
}
