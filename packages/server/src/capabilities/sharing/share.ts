import type { backpack as badges, sharing as contract } from '@rucksack/contract'
import { type Db, inTransaction } from '../../platform/db.ts'
import { hashSecret, isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { findBadge, note } from '../backpack/index.ts'
import { own, type ShareRow, type Sharing, shareUrl } from './sharing.ts'

/** Make a badge visible by a new link. */
export async function share(
  sharing: Sharing,
  person: string,
  badge: string,
  request: { audience: contract.Share['audience']; showName: boolean },
): Promise<contract.Share> {
  await findBadge(sharing, person, badge)
  const secret = secretToken(16)
  const row: ShareRow = {
    id: uuidv7(sharing.clock.now()),
    person_id: person,
    badge_id: badge,
    audience: request.audience,
    show_name: request.showName,
    secret_hash: hashSecret(secret),
    sealed: sharing.secrets.seal('share', Buffer.from(secret)),
    created_at: sharing.clock.now(),
  }
  await inTransaction(sharing.db, async trx => {
    await own(trx).insertInto('sharing_shares').values(row).execute()
    await note(trx, sharing.clock, badge, 'shared', request.audience)
    await emit(trx, sharing.clock, { name: 'badge.shared', payload: { badge, share: row.id } })
  })
  return shown(sharing, row)
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

/** The share behind a link, or null: for a revoked link, a wrong one and one that never was alike. */
export async function findShare(sharing: Sharing, secret: string): Promise<ShareRow | null> {
  const row = await own(sharing.db)
    .selectFrom('sharing_shares')
    .selectAll()
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst()
  return row ?? null
}

/** How far each of these badges is shared. */
export async function sharedOf(db: Db, ids: string[]): Promise<Map<string, badges.ShelfBadge['shared']>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('sharing_shares')
    .select(['badge_id', 'audience'])
    .where('badge_id', 'in', ids)
    .execute()
  const widest = new Map<string, badges.ShelfBadge['shared']>()
  for (const { badge_id, audience } of rows)
    if (widest.get(badge_id) !== 'everyone') widest.set(badge_id, audience)
  return widest
}

/** A badge or a person is gone: so are the links. */
export async function endShares(trx: Db, which: { badge: string } | { person: string }): Promise<void> {
  const shares = own(trx).deleteFrom('sharing_shares')
  if ('badge' in which) await shares.where('badge_id', '=', which.badge).execute()
  else await shares.where('person_id', '=', which.person).execute()
}

function shown(sharing: Sharing, row: ShareRow): contract.Share {
  return {
    id: row.id,
    badge: row.badge_id,
    audience: row.audience,
    showName: row.show_name,
    url: shareUrl(sharing.publicUrl, sharing.secrets.open('share', row.sealed).toString()),
    createdAt: row.created_at.toISOString(),
  }
}
