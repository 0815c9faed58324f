import type { backpack as contract, verifying } from '@rucksack/contract'
import type { ColumnType, Generated, Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { Files } from '../../platform/files.ts'
import type { Verifying } from '../verifying/index.ts'
import type { CollectionTables } from './collections/tables.ts'
import type { KeptDocument } from './heard.ts'
import type { ImportTables } from './imports/tables.ts'

/** What the acts of this room need. */
export type Backpack = {
  db: Db
  clock: Clock
  /** Pictures, which name nobody and are kept once for all. */
  pictures: Files
  /** Badges exactly as they came, kept for each person apart, so that they go when the person goes. */
  originals: (person: string) => Files
  publicUrl: string
  verifying: Verifying
  addressesOf: (person: string) => Promise<string[]>
  /** How far each badge is shared; sharing knows. */
  sharedOf: (badges: string[]) => Promise<Map<string, contract.ShelfBadge['shared']>>
}

export type Standing = contract.ShelfBadge['standing']

export type BadgeRow = {
  id: string
  person_id: string
  badge_key: string
  credential_id: string | null
  original_sha: string
  media_type: string
  text: string
  form: string
  version: string
  source: string | null
  name: string
  issuer_name: string | null
  issuer_id: string | null
  image_sha: string
  image_type: string
  image_alt: string | null
  issued_on: Date | null
  expires: Date | null
  tags: string[]
  search_text: string
  standing: Standing
  reason: string | null
  report: verifying.Report
  badge: verifying.ReadBadge
  address: string | null
  added_at: Date
  checked_at: Date
  next_check: Date
  /** The foreign host that is asked, or that did not answer. */
  check_host: string | null
  /** How many times in a row it did not answer, and since when. */
  silent: number
  silent_since: Date | null
  /** When it was last found good, and the documents that made it so. */
  good_at: Date | null
  good_documents: KeptDocument[] | null
  /** What is found today with those documents, while a host does not answer. */
  good_report: verifying.Report | null
}

type Json<T> = ColumnType<T, string, string>

export type BackpackTables = ImportTables &
  CollectionTables & {
    backpack_badges: Omit<BadgeRow, 'report' | 'badge' | 'good_documents' | 'good_report'> & {
      report: Json<verifying.Report>
      badge: Json<verifying.ReadBadge>
      good_documents: ColumnType<KeptDocument[] | null, string | null, string | null>
      good_report: ColumnType<verifying.Report | null, string | null, string | null>
    }
    backpack_history: {
      id: Generated<string>
      badge_id: string
      at: Date
      what: contract.HistoryEntry['what']
      detail: string | null
      verdict: verifying.Report['verdict'] | null
      codes: string[]
    }
  }

export const own = (db: Db): Kysely<PlatformTables & BackpackTables> => db.withTables<BackpackTables>()

/** What a check found, in codes. */
type Found = { verdict: verifying.Report['verdict']; codes: string[] }

/** Add a line to the history of a badge. */
export async function note(
  trx: Db,
  clock: Clock,
  badge: string,
  what: contract.HistoryEntry['what'],
  detail: string | null = null,
  found?: Found,
): Promise<void> {
  await noteAll(trx, clock, [badge], what, detail, found)
}

/** Add the same line to the history of many. */
export async function noteAll(
  trx: Db,
  clock: Clock,
  badges: string[],
  what: contract.HistoryEntry['what'],
  detail: string | null = null,
  { verdict, codes }: Found | { verdict: null; codes: string[] } = { verdict: null, codes: [] },
): Promise<void> {
  if (badges.length === 0) return
  await own(trx)
    .insertInto('backpack_history')
    .values(badges.map(badge => ({ badge_id: badge, at: clock.now(), what, detail, verdict, codes })))
    .execute()
}
