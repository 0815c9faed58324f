import type { Role } from '@rucksack/contract'
import type { CertificateLayout } from '@rucksack/contract/branding'
import type { ColumnType, Kysely } from 'kysely'
import { didWebFor } from 'openbadges/sign'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { Files } from '../../platform/files.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Proving } from './prove-domain.ts'

/** What the acts of this room need. */
export type Organisations = {
  db: Db
  clock: Clock
  secrets: Secrets
  files: Files
  publicUrl: string
  /** Names and main addresses of people; identity knows them. */
  namesOf: (people: string[]) => Promise<Map<string, { name: string | null; email: string }>>
  mayFound: (operator: boolean) => Promise<boolean>
  /** Where proofs of domains are looked for. */
  proving: Proving
}

export type OrganisationRow = {
  id: string
  slug: string
  name: string
  description: string | null
  url: string | null
  email: string | null
  language: string
  logo_sha: string | null
  logo_type: string | null
  created_at: Date
  parent_id: string | null
  /** Ids from the top down to this one: what holds at any of them holds here. */
  path: string[]
  archived_at: Date | null
  merged_into: string | null
  /** #rrggbb; null where that of an organisation above holds. */
  colour: string | null
  mail_footer: string | null
  certificate: CertificateLayout | null
  /** What holds here, also from above; there when the organisation was found by id or short name. */
  brand?: Brand
}

export type Brand = { colour: string | null; footer: string | null }

export type ProgrammeRow = {
  id: string
  organisation_id: string
  slug: string
  name: string
  description: string | null
  archived_at: Date | null
  created_at: Date
}

export type MemberRow = {
  id: string
  organisation_id: string
  /** Null where the role holds in the whole organisation and below. */
  programme_id: string | null
  person_id: string
  role: Role
  /** The school sign-in that keeps this role in step; null for one that somebody gave. */
  provider_id: string | null
  since: Date
}

export type DomainRow = {
  id: string
  organisation_id: string
  domain: string
  state: 'waiting' | 'proven' | 'lapsed'
  /** How it was proved the last time. */
  method: 'dns' | 'file' | null
  proven_at: Date | null
  /** The last time the proof was seen. */
  seen_at: Date | null
  checked_at: Date | null
  /** Checks in a row that did not find it. */
  misses: number
  lapsed_at: Date | null
  created_at: Date
}

export type AccreditationRow = {
  id: string
  organisation_id: string
  /** Null when the host itself says so. */
  by_organisation_id: string | null
  by_person_id: string | null
  statement: string
  link: string | null
  given_on: string
  ends_on: string | null
  created_at: Date
}

export type NetworkRow = {
  id: string
  slug: string
  name: string
  description: string | null
  /** The member that invites and removes. */
  lead_id: string
  created_at: Date
}

export type OrganisationsTables = {
  organisations_networks: NetworkRow
  organisations_network_members: {
    network_id: string
    organisation_id: string
    state: 'invited' | 'member'
    since: Date
  }
  organisations_organisations: Omit<OrganisationRow, 'brand' | 'certificate'> & {
    certificate: ColumnType<CertificateLayout | null, string | null, string | null>
  }
  organisations_members: MemberRow
  organisations_programmes: ProgrammeRow
  organisations_role_rules: {
    id: string
    provider_id: string
    organisation_id: string
    programme_id: string | null
    claim: string
    value: string
    role: Role
  }
  organisations_domains: DomainRow
  organisations_accreditations: AccreditationRow
  organisations_invitations: {
    id: string
    organisation_id: string
    programme_id: string | null
    email: string
    match_key: string
    role: Role
    secret_hash: Buffer
    sealed: Buffer
    invited_by: string | null
    invited_at: Date
    expires_at: Date
  }
  organisations_keys: KeyRow
}

export type KeyRow = {
  id: string
  organisation_id: string
  fragment: string
  public_key: string
  sealed: Buffer
  created_at: Date
  retired_at: Date | null
  /** From when on somebody else may have it. */
  compromised_at: Date | null
}

export const own = (db: Db): Kysely<PlatformTables & OrganisationsTables> =>
  db.withTables<OrganisationsTables>()

/** Public page, Open Badges 2.0 issuer id and controller document. */
export const profileUrl = (publicUrl: string, slug: string) => `${publicUrl}/issuers/${slug}`

/** Open Badges 3.0 issuer id. */
export const didOf = (publicUrl: string, slug: string) => didWebFor(profileUrl(publicUrl, slug))

/** Address of the logo; the picture's own name is in it, so it can be cached for good. */
export function logoUrl(publicUrl: string, row: Pick<OrganisationRow, 'slug' | 'logo_sha'>): string | null {
  return row.logo_sha === null
    ? null
    : `${profileUrl(publicUrl, row.slug)}/logo?v=${row.logo_sha.slice(0, 12)}`
}
