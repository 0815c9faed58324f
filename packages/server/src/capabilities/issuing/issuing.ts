import type { issuing as contract } from '@rucksack/contract'
import type { AchievementDetails, AwardResult } from '@rucksack/contract/achievement-details'
import type { Kysely } from 'kysely'
import type { Canonize, Crypto } from 'openbadges'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { Files } from '../../platform/files.ts'
import type { SafeFetch } from '../../platform/safe-fetch.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Undelivered } from '../../platform/send-mail.ts'
import type { AddressKind } from '../identity/index.ts'
import type { Organisations } from '../organisations/index.ts'

/** What the acts of this room need. */
export type Issuing = {
  db: Db
  clock: Clock
  secrets: Secrets
  files: Files
  publicUrl: string
  organisations: Organisations
  /** Fetch what another host offers. */
  fetchDocument: SafeFetch
  canonize: Canonize
  crypto: Crypto
  /** The worker that reads lists. */
  tableWorkerUrl: URL
}

export type AchievementRow = {
  id: string
  lineage: string
  organisation_id: string
  programme_id: string | null
  version: number
  state: 'draft' | 'published' | 'archived'
  name: string
  description: string
  criteria: string
  criteria_url: string | null
  image_sha: string
  image_type: string
  image_generated: boolean
  image_alt: string | null
  tags: string[]
  alignments: contract.Alignment[]
  achievement_type: string
  language: string
  expiry: contract.ExpiryRule
  details: AchievementDetails
  created_at: Date
  published_at: Date | null
}

export type AwardRow = {
  id: string
  organisation_id: string
  achievement_id: string
  recipient_sealed: Buffer | null
  recipient_mac: Buffer | null
  recipient_kind: AddressKind
  recipient_name: string | null
  salt: string
  identity_hash: string
  narrative: string | null
  evidence: contract.Evidence[]
  results: AwardResult[]
  credential: string
  answer: 'pending' | 'unclaimed' | 'accepted' | 'declined' | 'withdrawn'
  standing: 'good' | 'suspended' | 'revoked'
  reason: string | null
  awarded_by: string | null
  awarded_at: Date
  expires_at: Date | null
  language: string
  mail_leaves_at: Date | null
  mailed_at: Date | null
  /** Why its mail did not and will not arrive. */
  undelivered: Undelivered | null
  claim_hash: Buffer
  claim_sealed: Buffer
  /** Who asked for it with which Idempotency-Key: a repeat after a crash finds the award that was made. */
  once_key: string | null
  list_id: string
  list_index: number
}

/** jsonb goes in as text and comes out parsed. */
type Stored<Row, Names extends keyof Row> = {
  [Name in keyof Row]: Name extends Names ? import('kysely').ColumnType<Row[Name], string, string> : Row[Name]
}

export type IssuingTables = {
  issuing_achievements: Stored<AchievementRow, 'alignments' | 'expiry' | 'details'>
  issuing_awards: Stored<AwardRow, 'evidence' | 'results'>
  issuing_status_lists: {
    id: string
    organisation_id: string
    seq: number
    changed_at: Date
    changes: number
  }
  issuing_forms: { award_id: string; form: string; sha: string }
}

export const own = (db: Db): Kysely<PlatformTables & IssuingTables> => db.withTables<IssuingTables>()

export const achievementUrl = (publicUrl: string, id: string) => `${publicUrl}/achievements/${id}`
export const awardUrl = (publicUrl: string, id: string) => `${publicUrl}/awards/${id}`
export const claimUrl = (publicUrl: string, secret: string) => `${publicUrl}/claim/${secret}`

/** The picture's own name is in its address, so it can be cached for good. */
export const imageUrl = (publicUrl: string, row: Pick<AchievementRow, 'id' | 'image_sha'>) =>
  `${achievementUrl(publicUrl, row.id)}/image?v=${row.image_sha.slice(0, 12)}`

/** An award is found by its recipient's address without that address being readable in the table. */
export const recipientMac = (secrets: Secrets, matchKey: string) => secrets.index('award-recipient', matchKey)
