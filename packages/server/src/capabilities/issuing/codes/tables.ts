import type { Kysely } from 'kysely'
import type { Db, PlatformTables } from '../../../platform/db.ts'

export type CodeRow = {
  id: string
  sheet_id: string
  organisation_id: string
  achievement_id: string
  text_sealed: Buffer
  text_mac: Buffer
  mode: 'award' | 'request'
  label: string | null
  narrative: string | null
  language: string
  reserved_name: string | null
  reserved_sealed: Buffer | null
  uses_limit: number | null
  taken: number
  opens_at: Date | null
  closes_at: Date | null
  ended_at: Date | null
  made_by: string
  created_at: Date
}

/** One person and one code. `taking` lasts from the moment a place is held until the award is made. */
export type CodeUseRow = {
  id: string
  code_id: string
  organisation_id: string
  person: string
  email_sealed: Buffer
  state: 'taking' | 'taken' | 'requested' | 'refused'
  note: string | null
  reason: string | null
  award_id: string | null
  answered_by: string | null
  at: Date
}

type CodeTables = { issuing_codes: CodeRow; issuing_code_uses: CodeUseRow }

export const ownCodes = (db: Db): Kysely<PlatformTables & CodeTables> => db.withTables<CodeTables>()
