import type { sharing as contract, profiles } from '@rucksack/contract'
import type { Generated, Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Backpack } from '../backpack/index.ts'

/** What the acts of this room need. */
export type Sharing = {
  db: Db
  clock: Clock
  secrets: Secrets
  publicUrl: string
  backpack: Backpack
  /** What a learner is called, if they said. */
  nameOf: (person: string) => Promise<string | null>
  cardSvg: (badge: { name: string; issuer: string; imageHref: string }, locale: string) => string
}

export type ShareRow = {
  id: string
  person_id: string
  badge_id: string
  audience: contract.Share['audience']
  show_name: boolean
  secret_hash: Buffer
  sealed: Buffer
  created_at: Date
  group_id: string | null
  name: string | null
  password_hash: string | null
  expires_at: Date | null
  count_views: boolean
  views: number
  /** Made because the badge stands on the published profile, and ends with that. */
  on_profile: boolean
}

export type ProfileRow = {
  person_id: string
  slug: string
  published: boolean
  headline: string
  about: string
  theme: profiles.Profile['theme']
}

export type SharingTables = {
  sharing_shares: Omit<ShareRow, 'views' | 'on_profile'> & {
    views: Generated<number>
    on_profile: Generated<boolean>
  }
  sharing_profiles: ProfileRow
  sharing_profile_badges: { person_id: string; badge_id: string; position: number }
  sharing_groups: { id: string; person_id: string; name: string; created_at: Date }
  sharing_group_members: { group_id: string; match_key: string; address: string; position: number }
}

export const own = (db: Db): Kysely<PlatformTables & SharingTables> => db.withTables<SharingTables>()

export const shareUrl = (publicUrl: string, secret: string) => `${publicUrl}/s/${secret}`
