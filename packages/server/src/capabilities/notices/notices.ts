import type { notices as contract } from '@rucksack/contract'
import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Issuing } from '../issuing/index.ts'

/** What the acts of this room need. */
export type Notices = { db: Db; clock: Clock; secrets: Secrets; publicUrl: string; issuing: Issuing }

export type NoticeRow = {
  id: string
  person_id: string
  kind: contract.Notice['kind']
  /** One notice for each event. */
  event: string
  badge_id: string | null
  award_id: string | null
  name: string
  issuer: string | null
  standing: string | null
  expires: Date | null
  at: Date
  read_at: Date | null
  /** Whether a mail has still to tell of it. */
  to_mail: boolean
}

export type NoticesTables = {
  notices_notices: NoticeRow
  notices_settings: {
    person_id: string
    mail: contract.NoticeSettings['mail']
    kinds: contract.NoticeSettings['kinds']
    /** In the link that ends the mails. */
    stop_secret: string
    due_at: Date | null
    mailed_at: Date | null
  }
  notices_progress: { days: number; expires: Date; badge_id: string }
}

export const own = (db: Db): Kysely<PlatformTables & NoticesTables> => db.withTables<NoticesTables>()

/** Mail that brings an award is sent anyway, so what waits is told here only where somebody asks for it. */
export const usually: contract.NoticeSettings = {
  mail: 'daily',
  kinds: ['arrived', 'revoked', 'expiring', 'changed'],
}
