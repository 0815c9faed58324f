import type { collections as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import { isUuid } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Backpack, own } from '../backpack.ts'
import { standingAt } from '../find-badge.ts'
import { pictureUrl } from '../show-badge.ts'
import type { CollectionRow } from './tables.ts'

const shownPictures = 4

/** A person's collections by name; with `badge`, those that hold it. */
export async function listCollections(
  { db, publicUrl }: Backpack,
  person: string,
  badge: string | undefined,
): Promise<contract.CollectionLine[]> {
  let select = own(db)
    .selectFrom('backpack_collections as c')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('backpack_collection_badges as held')
          .select(count => count.fn.countAll<string>().as('count'))
          .whereRef('held.collection_id', '=', 'c.id')
          .as('all'),
      join => join.onTrue(),
    )
    .select(['c.id', 'c.name', 'c.created_at', 'c.changed_at', 'all.count'])
    .where('c.person_id', '=', person)
    .orderBy(sql`lower(c.name)`)
    .orderBy('c.id')
  if (badge !== undefined)
    select = select.where('c.id', 'in', held =>
      held.selectFrom('backpack_collection_badges').select('collection_id').where('badge_id', '=', badge),
    )
  const rows = await select.execute()
  const pictures = await firstPictures(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => {
    const shown = pictures.filter(each => each.collection_id === row.id)
    const cover = shown.find(each => each.is_cover)
    return {
      id: row.id,
      name: row.name,
      count: Number(row.count ?? 0),
      cover: cover ? pictureUrl(publicUrl, cover) : null,
      pictures: shown.slice(0, shownPictures).map(each => pictureUrl(publicUrl, each)),
      createdAt: row.created_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
    }
  })
}

/** The badge of the cover and the first ones of each, in their order. */
async function firstPictures(db: Db, collections: string[]) {
  if (collections.length === 0) return []
  return await own(db)
    .selectFrom(eb =>
      eb
        .selectFrom('backpack_collection_badges')
        .select(['collection_id', 'badge_id', 'is_cover', 'position'])
        .select(sql<string>`row_number() over (partition by collection_id order by position)`.as('place'))
        .where('collection_id', 'in', collections)
        .as('held'),
    )
    .innerJoin('backpack_badges', 'backpack_badges.id', 'held.badge_id')
    .select(['held.collection_id', 'held.is_cover', 'backpack_badges.id', 'backpack_badges.image_sha'])
    .where(where =>
      where.or([where('held.is_cover', '=', true), where('held.place', '<=', String(shownPictures))]),
    )
    .orderBy('held.position')
    .execute()
}

/** One collection of this person. Throws `collection-not-found`, also for somebody else's. */
export async function findCollection(
  { db }: Pick<Backpack, 'db'>,
  person: string,
  id: string,
): Promise<CollectionRow> {
  return await found(db, person, id, false)
}

/** The same, held until the transaction ends: acts on one collection go one after the other. */
export async function holdCollection(trx: Db, person: string, id: string): Promise<CollectionRow> {
  return await found(trx, person, id, true)
}

async function found(db: Db, person: string, id: string, hold: boolean): Promise<CollectionRow> {
  const select = own(db)
    .selectFrom('backpack_collections')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', person)
  const row = isUuid(id) ? await (hold ? select.forUpdate() : select).executeTakeFirst() : undefined
  if (!row) throw new Problem('collection-not-found')
  return row
}

/** A collection with what is in it. */
export async function readCollection(
  backpack: Backpack,
  person: string,
  id: string,
): Promise<contract.Collection> {
  const row = await findCollection(backpack, person, id)
  const badges = await own(backpack.db)
    .selectFrom('backpack_collection_badges as held')
    .innerJoin('backpack_badges as badge', 'badge.id', 'held.badge_id')
    .select(['badge.id', 'badge.name', 'issuer_name', 'image_sha', 'image_alt', 'issued_on'])
    .select(['held.story', 'held.story_version', 'held.is_cover'])
    .select(standingAt(backpack.clock.now()).as('standing'))
    .where('held.collection_id', '=', row.id)
    .orderBy('held.position')
    .execute()
  return {
    id: row.id,
    name: row.name,
    text: row.text,
    cover: badges.find(badge => badge.is_cover)?.id ?? null,
    version: row.version,
    badges: badges.map(badge => ({
      id: badge.id,
      name: badge.name,
      issuer: badge.issuer_name,
      image: pictureUrl(backpack.publicUrl, badge),
      imageAlt: badge.image_alt,
      issuedOn: badge.issued_on?.toISOString() ?? null,
      standing: badge.standing,
      story: badge.story,
      storyVersion: badge.story_version,
    })),
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}
