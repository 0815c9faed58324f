import type { Kysely } from 'kysely'
import type { Baked } from '../../capabilities/backpack/index.ts'
import type { PublicBadge, publicPicture } from '../../capabilities/sharing/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'

/** What strangers see as one group. Its key stays the same for as long as the group is the same. */
export type PublicGroup = { key: string; name: string; badges: PublicBadge[] }

/** What the door of the Mozilla Backpack needs. */
export type Mozilla = {
  db: Db
  clock: Clock
  publicUrl: string
  /** Who proved this address, or null. */
  personWithAddress: (email: string) => Promise<string | null>
  /** The public things of a learner; whatever can be shown as a group comes in here. */
  groupsOf: (person: string) => Promise<PublicGroup[]>
  /** The badge at an address, baked. */
  bake: (url: string) => Promise<Baked>
  pictureOf: (secret: string, form: Parameters<typeof publicPicture>[2]) => ReturnType<typeof publicPicture>
}

export type MozillaTables = {
  /** Learners who let others find them by their address; `number` is what they are called at this door. */
  mozilla_displayed: { person_id: string; number: number }
}

export const own = (db: Db): Kysely<PlatformTables & MozillaTables> => db.withTables<MozillaTables>()
