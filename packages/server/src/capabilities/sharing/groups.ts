import type { shareGroups as contract } from '@rucksack/contract'
import { type Db, inTransaction } from '../../platform/db.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { addressesOf, matchKey } from '../identity/index.ts'
import { own, type Sharing } from './sharing.ts'

const maxGroups = 100

type Words = { name: string; members: string[] }

/** The groups a person made, by name. */
export async function listGroups({ db }: Sharing, person: string): Promise<contract.ShareGroup[]> {
  const groups = await own(db)
    .selectFrom('sharing_groups')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('name')
    .orderBy('id')
    .execute()
  if (groups.length === 0) return []
  const members = await own(db)
    .selectFrom('sharing_group_members')
    .select(['group_id', 'address'])
    .where(
      'group_id',
      'in',
      groups.map(each => each.id),
    )
    .orderBy('position')
    .execute()
  return groups.map(({ id, name, created_at }) => ({
    id,
    name,
    members: members.filter(each => each.group_id === id).map(each => each.address),
    createdAt: created_at.toISOString(),
  }))
}

/** Name a group of people; nobody is told. */
export async function createGroup(
  sharing: Sharing,
  person: string,
  { name, members }: Words,
): Promise<contract.ShareGroup> {
  const now = sharing.clock.now()
  const id = uuidv7(now)
  await inTransaction(sharing.db, async trx => {
    const known = await own(trx)
      .selectFrom('sharing_groups')
      .select(eb => eb.fn.countAll<string>().as('count'))
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    if (Number(known.count) >= maxGroups)
      throw new Problem('share-does-not-fit', { detail: `Keep at most ${maxGroups} groups.` })
    await own(trx)
      .insertInto('sharing_groups')
      .values({ id, person_id: person, name: name.trim(), created_at: now })
      .execute()
    await keepMembers(trx, id, members)
  })
  return await readGroup(sharing, person, id)
}

/** Rename a group or say anew who is in it. */
export async function changeGroup(
  sharing: Sharing,
  person: string,
  id: string,
  { name, members }: Partial<Words>,
): Promise<contract.ShareGroup> {
  await inTransaction(sharing.db, async trx => {
    await requireGroup(trx, person, id)
    if (name !== undefined)
      await own(trx).updateTable('sharing_groups').set({ name: name.trim() }).where('id', '=', id).execute()
    if (members !== undefined) {
      await own(trx).deleteFrom('sharing_group_members').where('group_id', '=', id).execute()
      await keepMembers(trx, id, members)
    }
  })
  return await readGroup(sharing, person, id)
}

/** Delete a group; what was shared with it is taken back. */
export async function deleteGroup({ db }: Sharing, person: string, id: string): Promise<void> {
  await requireGroup(db, person, id)
  await own(db).deleteFrom('sharing_groups').where('id', '=', id).where('person_id', '=', person).execute()
}

/** Throws `share-group-not-found`, also for somebody else's. */
export async function requireGroup(db: Db, person: string, id: string): Promise<void> {
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('sharing_groups')
        .select('id')
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('share-group-not-found')
}

/** Whether one of a person's confirmed addresses is in a group. */
export async function isMember({ db }: Sharing, group: string, person: string): Promise<boolean> {
  const keys = (await addressesOf(db, person)).map(matchKey)
  if (keys.length === 0) return false
  const row = await own(db)
    .selectFrom('sharing_group_members')
    .select('group_id')
    .where('group_id', '=', group)
    .where('match_key', 'in', keys)
    .executeTakeFirst()
  return row !== undefined
}

async function readGroup(sharing: Sharing, person: string, id: string): Promise<contract.ShareGroup> {
  const group = (await listGroups(sharing, person)).find(each => each.id === id)
  if (!group) throw new Problem('share-group-not-found')
  return group
}

async function keepMembers(trx: Db, group: string, members: string[]): Promise<void> {
  const each = new Map(members.map(address => [matchKey(address), address.trim()]))
  if (each.size === 0) return
  const rows = [...each].map(([match_key, address], position) => ({
    group_id: group,
    match_key,
    address,
    position,
  }))
  await own(trx).insertInto('sharing_group_members').values(rows).execute()
}
