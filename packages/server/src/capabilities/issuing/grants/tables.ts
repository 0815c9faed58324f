import type { grants as contract } from '@rucksack/contract'
import type { Kysely } from 'kysely'
import type { Db, PlatformTables } from '../../../platform/db.ts'

export type GrantRow = {
  id: string
  lineage: string
  /** Whose achievement it is. */
  organisation_id: string
  act: contract.Grant['act']
  /** Null for everyone, or the members of a network. */
  grantee_id: string | null
  network_id: string | null
  /** Also every organisation below the grantee. */
  below: boolean
  given_by: string
  created_at: Date
}

export type EndorsementRow = {
  id: string
  /** One version of an achievement. */
  achievement_id: string
  /** The partner whose word it is. */
  organisation_id: string
  comment: string
  /** The signed EndorsementCredential. */
  credential: string
  given_by: string
  created_at: Date
}

type Tables = { issuing_grants: GrantRow; issuing_endorsements: EndorsementRow }

export const ownGrants = (db: Db): Kysely<PlatformTables & Tables> => db.withTables<Tables>()
