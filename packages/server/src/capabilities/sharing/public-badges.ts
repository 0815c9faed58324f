import { type BadgeBrief, type BadgeForm, fileOf, findBadge, findBadges } from '../backpack/index.ts'
import { findShare } from './share.ts'
import { own, type Sharing } from './sharing.ts'

/** A badge that its learner shows to everyone, and the secret of its link. */
export type PublicBadge = { badge: BadgeBrief; secret: string }

const most = 1_000

/** What a learner shows to everyone and still stands, the latest shown first, each badge once. */
export async function publicBadges(sharing: Sharing, person: string): Promise<PublicBadge[]> {
  const shares = await own(sharing.db)
    .selectFrom('sharing_shares')
    .select(['badge_id', 'sealed'])
    .where('person_id', '=', person)
    .where('audience', '=', 'everyone')
    .where(where =>
      where.or([where('expires_at', 'is', null), where('expires_at', '>', sharing.clock.now())]),
    )
    .orderBy('created_at', 'desc')
    .limit(most)
    .execute()
  const first = new Map(shares.map(({ badge_id, sealed }) => [badge_id, sealed]))
  const found = await findBadges(sharing, person, [...first.keys()])
  return [...first].flatMap(([id, sealed]) => {
    const badge = found.get(id)
    if (badge?.standing !== 'good' && badge?.standing !== 'expired') return []
    return [{ badge, secret: sharing.secrets.open('share', sealed).toString() }]
  })
}

/** The baked picture behind a link that is for everyone; null for every other link. */
export async function publicPicture(
  sharing: Sharing,
  secret: string,
  form: BadgeForm,
): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const share = await findShare(sharing, secret)
  if (share?.audience !== 'everyone') return null
  const row = await findBadge(sharing, share.person_id, share.badge_id).catch(() => null)
  if (!row || (form === 'svg' && row.image_type !== 'image/svg+xml')) return null
  return await fileOf(sharing.backpack, row, form)
}
