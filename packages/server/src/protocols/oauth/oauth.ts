import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { OfferedScope } from './scopes.ts'

/** What the authorisation server of all doors needs. */
export type Oauth = {
  db: Db
  clock: Clock
  secrets: Secrets
  publicUrl: string
  /** Client and redirect addresses may be plain http on any name, not only on loopback. */
  allowHttp: boolean
  /** Every scope of every door. */
  scopes: readonly OfferedScope[]
}

export type OauthTables = {
  oauth_records: {
    kind: string
    name: Buffer
    sealed: Buffer
    uid: Buffer | null
    grant_name: Buffer | null
    person_id: string | null
    client_id: string | null
    consumed_at: Date | null
    expires_at: Date | null
    created_at: Date
  }
  oauth_consents: {
    id: string
    person_id: string
    client_id: string
    grant_id: string
    client_name: string
    client_host: string
    scopes: string[]
    given_at: Date
    last_used_at: Date | null
  }
}

export const own = (db: Db): Kysely<PlatformTables & OauthTables> => db.withTables<OauthTables>()
