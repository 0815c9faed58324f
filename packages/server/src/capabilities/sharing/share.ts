import type { backpack as badges, sharing as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import { hashSecret, isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { findBadge, note } from '../backpack/index.ts'
import { requireGroup } from './groups.ts'
import { hashPassword } from './passwords.ts'
import { own, type ShareRow, type Sharing, shareUrl } from './sharing.ts'

export type ShareWish = {
  audience: contract.Share['audience']
  group?: string
  name?: string
  showName?: boolean
  password?: string
  expiresAt?: string
  countViews?: boolean
}

/** Make a badge visible by a new link. */
export async function share(
  sharing: Sharing,
  person: string,
  badge: string,
  wish: ShareWish,
): Promise<contract.Share> {
  await findBadge(sharing, person, badge)
  const row = await newShare(sharing, person, badge, wish)
  await inTransaction(sharing.db, trx => keepShare(sharing, trx, row))
  return shown(sharing, row)
}

/** A share that is not kept yet. Throws `share-does-not-fit`, `share-group-not-found`. */
export async function newShare(
  sharing: Sharing,
  person: string,
  badge: string,
  wish: ShareWish,
): Promise<ShareRow> {
  if ((wish.audience === 'group') !== (wish.group !== undefined))
    throw new Problem('share-does-not-fit', {
      detail: 'Name a group for the audience `group`, and only then.',
    })
  if (wish.audience === 'everyone' && wish.password !== undefined)
    throw new Problem('share-does-not-fit', { detail: 'What everyone may see takes no password.' })
  if (wish.group !== undefined) await requireGroup(sharing.db, person, wish.group)
  const secret = secretToken(16)
  return {
    id: uuidv7(sharing.clock.now()),
    person_id: person,
    badge_id: badge,
    audience: wish.audience,
    show_name: wish.showName ?? true,
    secret_hash: hashSecret(secret),
    sealed: sharing.secrets.seal('share', Buffer.from(secret)),
    created_at: sharing.clock.now(),
    group_id: wish.group ?? null,
    name: wish.name?.trim() || null,
    password_hash: wish.password === undefined ? null : await hashPassword(wish.password),
    expires_at: endOf(sharing, wish.expiresAt),
    count_views: wish.countViews ?? false,
    views: 0,
    on_profile: false,
  }
}

/** Keep a share, and tell of it. */
export async function keepShare({ clock }: Sharing, trx: Db, row: ShareRow): Promise<void> {
  await own(trx).insertInto('sharing_shares').values(row).execute()
  await note(trx, clock, row.badge_id, 'shared', row.audience)
  await emit(trx, clock, { name: 'badge.shared', payload: { badge: row.badge_id, share: row.id } })
}

export type ShareChange = {
  name?: string | null
  showName?: boolean
  password?: string | null
  expiresAt?: string | null
  countViews?: boolean
}

/** Change what is said of a link; to whom it goes stays. */
export async function changeShare(
  sharing: Sharing,
  person: string,
  id: string,
  change: ShareChange,
): Promise<contract.Share> {
  const known = await ownShare(sharing, person, id)
  if (known.audience === 'everyone' && typeof change.password === 'string')
    throw new Problem('share-does-not-fit', { detail: 'What everyone may see takes no password.' })
  const row = await own(sharing.db)
    .updateTable('sharing_shares')
    .set({
      show_name: change.showName ?? known.show_name,
      ...(change.name === undefined ? {} : { name: change.name?.trim() || null }),
      ...(change.password === undefined
        ? {}
        : { password_hash: change.password === null ? null : await hashPassword(change.password) }),
      ...(change.expiresAt === undefined ? {} : { expires_at: endOf(sharing, change.expiresAt) }),
      // A count begins anew when it is switched on.
      ...(change.countViews === undefined ? {} : { count_views: change.countViews }),
      ...(change.countViews === true && !known.count_views ? { views: 0 } : {}),
    })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Problem('share-not-found')
  return shown(sharing, row)
}

function endOf({ clock }: Sharing, at: string | null | undefined): Date | null {
  if (at === undefined || at === null) return null
  const end = new Date(at)
  if (end <= clock.now()) throw new Problem('share-does-not-fit', { detail: 'The end lies in the past.' })
  return end
}

async function ownShare({ db }: Sharing, person: string, id: string): Promise<ShareRow> {
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('sharing_shares')
        .selectAll()
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('share-not-found')
  return row
}

/** The links a person made for one of their badges. */
export async function listShares(sharing: Sharing, person: string, badge: string): Promise<contract.Share[]> {
  await findBadge(sharing, person, badge)
  const rows = await own(sharing.db)
    .selectFrom('sharing_shares')
    .selectAll()
    .where('badge_id', '=', badge)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => shown(sharing, row))
}

/** Take a share back; its link then looks as if it never existed. */
export async function revokeShare(sharing: Sharing, person: string, id: string): Promise<void> {
  if (!isUuid(id)) throw new Problem('share-not-found')
  await inTransaction(sharing.db, async trx => {
    const gone = await own(trx)
      .deleteFrom('sharing_shares')
      .where('id', '=', id)
      .where('person_id', '=', person)
      .returning('badge_id')
      .executeTakeFirst()
    if (!gone) throw new Problem('share-not-found')
    await note(trx, sharing.clock, gone.badge_id, 'unshared')
  })
}

/** The share behind a link, or null: for a revoked link, an ended one, a wrong one and one that never was alike. */
export async function findShare(sharing: Sharing, secret: string): Promise<ShareRow | null> {
  const row = await own(sharing.db)
    .selectFrom('sharing_shares')
    .selectAll()
    .where('secret_hash', '=', hashSecret(secret))
    .where(where =>
      where.or([where('expires_at', 'is', null), where('expires_at', '>', sharing.clock.now())]),
    )
    .executeTakeFirst()
  return row ?? null
}

/** One more visit of a link whose learner wants to know; whose it was is kept nowhere. */
export async function countView({ db }: Sharing, share: ShareRow): Promise<void> {
  if (!share.count_views) return
  await own(db)
    .updateTable('sharing_shares')
    .set({ views: sql`views + 1` })
    .where('id', '=', share.id)
    .execute()
}

const reach = ['nobody', 'group', 'link', 'everyone'] as const

/** How far each of these badges is shared now. */
export async function sharedOf(
  { db, clock }: Pick<Sharing, 'db' | 'clock'>,
  ids: string[],
): Promise<Map<string, badges.ShelfBadge['shared']>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('sharing_shares')
    .select(['badge_id', 'audience'])
    .where('badge_id', 'in', ids)
    .where(where => where.or([where('expires_at', 'is', null), where('expires_at', '>', clock.now())]))
    .execute()
  const widest = new Map<string, badges.ShelfBadge['shared']>()
  for (const { badge_id, audience } of rows)
    if (reach.indexOf(audience) > reach.indexOf(widest.get(badge_id) ?? 'nobody'))
      widest.set(badge_id, audience)
  return widest
}

/** A badge or a person is gone: so are the links. */
export async function endShares(trx: Db, which: { badge: string } | { person: string }): Promise<void> {
  const shares = own(trx).deleteFrom('sharing_shares')
  if ('badge' in which) {
    await shares.where('badge_id', '=', which.badge).execute()
    await own(trx).deleteFrom('sharing_profile_badges').where('badge_id', '=', which.badge).execute()
  } else {
    await shares.where('person_id', '=', which.person).execute()
    await own(trx).deleteFrom('sharing_profiles').where('person_id', '=', which.person).execute()
    await own(trx).deleteFrom('sharing_groups').where('person_id', '=', which.person).execute()
  }
}

function shown(sharing: Sharing, row: ShareRow): contract.Share {
  const url = shareUrl(sharing.publicUrl, sharing.secrets.open('share', row.sealed).toString())
  return {
    id: row.id,
    badge: row.badge_id,
    audience: row.audience,
    group: row.group_id,
    name: row.name,
    showName: row.show_name,
    hasPassword: row.password_hash !== null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    countViews: row.count_views,
    views: row.views,
    url,
    qr: `${url}/qr.svg`,
    createdAt: row.created_at.toISOString(),
  }
}
