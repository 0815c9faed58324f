import type { Kysely } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, PlatformTables } from '../../platform/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { IdentityTables } from './tables.ts'

/** What the acts of this room need. */
export type Identity = {
  db: Db
  clock: Clock
  secrets: Secrets
  publicUrl: string
  /** Asked before a person goes: throws when somebody else still needs them (e.g. as the last owner). */
  mayLeave: (trx: Db, person: string) => Promise<void>
}

export const own = (db: Db): Kysely<PlatformTables & IdentityTables> => db.withTables<IdentityTables>()
