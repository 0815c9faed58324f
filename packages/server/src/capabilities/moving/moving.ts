import type { exports as contract } from '@rucksack/contract'
import type { ExportPage } from '@rucksack/contract/pages'
import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { ExportPart } from '../../platform/export-part.ts'

/** What the acts of this room need. */
export type Moving = {
  db: Db
  clock: Clock
  publicUrl: string
  version: string
  /** Where archives lie until they are deleted. */
  folder: string
  /** What a person owns, in the order of the archive. */
  parts: ExportPart[]
  page: (locale: string) => ExportPage
}

export type ExportRow = {
  id: string
  person_id: string
  state: contract.Export['state']
  made_by: contract.Export['madeBy']
  locale: string
  created_at: Date
  ready_at: Date | null
  bytes: string | null
  badges: number | null
  deleted_at: Date
}

export type MovingTables = {
  moving_exports: ExportRow
  moving_schedules: {
    person_id: string
    every: Exclude<contract.ExportSchedule['every'], 'never'>
    locale: string
    next_at: Date
  }
}

export const own = (db: Db): Kysely<PlatformTables & MovingTables> => db.withTables<MovingTables>()
