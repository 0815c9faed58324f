import type { imports as contract } from '@rucksack/contract'

export type ImportRow = {
  id: string
  person_id: string
  state: contract.Import['state']
  locale: string
  once_key: string | null
  created_at: Date
  finished_at: Date | null
}

export type LineRow = {
  import_id: string
  line: number
  name: string
  /** The bytes as they came, kept with the originals; null once nothing needs them. */
  original_sha: string | null
  url: string | null
  outcome: contract.ImportLine['outcome']
  problem: string | null
  detail: string | null
  address: string | null
  badge_id: string | null
  /** Put it on the shelf also when it cannot be verified. */
  keep_unverified: boolean
  tries: number
  tried_at: Date | null
}

export type ImportTables = { backpack_imports: ImportRow; backpack_import_lines: LineRow }
