import type { profiles as contract } from '@rucksack/contract'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import { Problem } from '../../platform/problem.ts'
import { type BadgeRow, findBadge } from '../backpack/index.ts'
import { keepShare, newShare } from './share.ts'
import { own, type ProfileRow, type ShareRow, type Sharing } from './sharing.ts'

export type ProfileWish = {
  slug: string
  published: boolean
  headline?: string
  about?: string
  theme?: contract.Profile['theme']
  badges: string[]
}

/** The page of a person as they set it up; nothing is set up before they did. */
export async function readProfile(sharing: Sharing, person: string): Promise<contract.Profile> {
  const row = await profileRow(sharing.db, { person })
  const badges = await profileBadges(sharing, person)
  return {
    slug: row?.slug ?? null,
    published: row?.published ?? false,
    headline: row?.headline ?? '',
    about: row?.about ?? '',
    theme: row?.theme ?? 'paper',
    badges: badges.map(({ id, name, issuer_name }) => ({ id, name, issuer: issuer_name })),
    url: row ? profileUrl(sharing.publicUrl, row.slug) : null,
  }
}

/** Set up the page. Badges on a published one get a link each; those of badges that left it end. */
export async function changeProfile(
  sharing: Sharing,
  person: string,
  wish: ProfileWish,
): Promise<contract.Profile> {
  const badges = [...new Set(wish.badges)]
  for (const badge of badges) await findBadge(sharing, person, badge)
  await inTransaction(sharing.db, async trx => {
    // Two devices of one person go one after the other; so do two who want one name.
    for (const lock of [`profile ${person}`, `profile name ${wish.slug}`])
      await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx)
    const taken = await profileRow(trx, { slug: wish.slug })
    if (taken && taken.person_id !== person) throw new Problem('slug-taken')
    const row = {
      slug: wish.slug,
      published: wish.published,
      headline: wish.headline?.trim() ?? '',
      about: wish.about?.trim() ?? '',
      theme: wish.theme ?? 'paper',
    }
    await own(trx)
      .insertInto('sharing_profiles')
      .values({ ...row, person_id: person })
      .onConflict(clash => clash.column('person_id').doUpdateSet(row))
      .execute()
    await own(trx).deleteFrom('sharing_profile_badges').where('person_id', '=', person).execute()
    if (badges.length > 0)
      await own(trx)
        .insertInto('sharing_profile_badges')
        .values(badges.map((badge_id, position) => ({ person_id: person, badge_id, position })))
        .execute()
    await keepLinks(sharing, trx, person, wish.published ? badges : [])
  })
  return await readProfile(sharing, person)
}

export type ShownProfile = { profile: ProfileRow; badges: { row: BadgeRow; share: ShareRow }[] }

/** What a published page shows, in its order; null for one that is not published and one that never was alike. */
export async function findProfile(sharing: Sharing, slug: string): Promise<ShownProfile | null> {
  const profile = await profileRow(sharing.db, { slug })
  if (!profile?.published) return null
  const shares = await own(sharing.db)
    .selectFrom('sharing_profile_badges')
    .innerJoin('sharing_shares', join =>
      join
        .onRef('sharing_shares.badge_id', '=', 'sharing_profile_badges.badge_id')
        .onRef('sharing_shares.person_id', '=', 'sharing_profile_badges.person_id'),
    )
    .selectAll('sharing_shares')
    .where('sharing_shares.person_id', '=', profile.person_id)
    .where('on_profile', '=', true)
    .orderBy('position')
    .execute()
  const found = await Promise.all(
    shares.map(async share => ({
      share,
      row: await findBadge(sharing, share.person_id, share.badge_id).catch(() => null),
    })),
  )
  return { profile, badges: found.flatMap(({ share, row }) => (row ? [{ share, row }] : [])) }
}

export const profileUrl = (publicUrl: string, slug: string) => `${publicUrl}/@${slug}`

async function keepLinks(sharing: Sharing, trx: Db, person: string, badges: string[]): Promise<void> {
  const known = await own(trx)
    .selectFrom('sharing_shares')
    .select(['id', 'badge_id'])
    .where('person_id', '=', person)
    .where('on_profile', '=', true)
    .execute()
  const gone = known.filter(each => !badges.includes(each.badge_id)).map(each => each.id)
  if (gone.length > 0) await own(trx).deleteFrom('sharing_shares').where('id', 'in', gone).execute()
  for (const badge of badges)
    if (!known.some(each => each.badge_id === badge))
      await keepShare(sharing, trx, {
        ...(await newShare(sharing, person, badge, { audience: 'everyone' })),
        on_profile: true,
      })
}

async function profileRow(
  db: Db,
  which: { person: string } | { slug: string },
): Promise<ProfileRow | undefined> {
  const profiles = own(db).selectFrom('sharing_profiles').selectAll()
  return 'person' in which
    ? await profiles.where('person_id', '=', which.person).executeTakeFirst()
    : await profiles.where('slug', '=', which.slug).executeTakeFirst()
}

async function profileBadges(sharing: Sharing, person: string): Promise<BadgeRow[]> {
  const rows = await own(sharing.db)
    .selectFrom('sharing_profile_badges')
    .select('badge_id')
    .where('person_id', '=', person)
    .orderBy('position')
    .execute()
  const found = await Promise.all(
    rows.map(({ badge_id }) => findBadge(sharing, person, badge_id).catch(() => null)),
  )
  return found.filter(row => row !== null)
}
