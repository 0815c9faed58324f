import type { frameworks as contract } from '@rucksack/contract'
import type { Kysely } from 'kysely'
import type { Db, PlatformTables } from '../../../platform/db.ts'

export type FrameworkRow = {
  id: string
  organisation_id: string
  kind: contract.Framework['kind']
  /** What makes two imports the same framework. */
  key: string
  name: string
  source: string | null
  items: number
  imported_at: Date
}

export type FrameworkItemRow = {
  id: string
  framework_id: string
  uri: string
  name: string
  code: string | null
  description: string | null
}

type Tables = { issuing_frameworks: FrameworkRow; issuing_framework_items: FrameworkItemRow }

export const ownFrameworks = (db: Db): Kysely<PlatformTables & Tables> => db.withTables<Tables>()
