import type { Generated, Kysely } from 'kysely'
import type { Db, PlatformTables } from '../../../platform/db.ts'

type AfterTables = {
  /** What came after an award was made: what it follows, who was told what. Awards without news have no row. */
  issuing_after: {
    award_id: string
    before_id: string | null
    relation: 'renewal' | 'correction' | null
    reminders: number
    expiry_told_at: Date | null
  }
  issuing_follow_up: {
    organisation_id: string
    reminder_days: number[]
    expiry_notice_days: number
    expiry_digest_at: Date | null
    digest: Generated<boolean>
  }
}

export const ownAfter = (db: Db): Kysely<PlatformTables & AfterTables> => db.withTables<AfterTables>()
