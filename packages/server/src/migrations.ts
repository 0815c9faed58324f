import type { Migration } from 'kysely'
import { backpackMigrations } from './capabilities/backpack/index.ts'
import { hostingMigrations } from './capabilities/hosting/index.ts'
import { identityMigrations } from './capabilities/identity/index.ts'
import { issuingMigrations } from './capabilities/issuing/index.ts'
import { organisationsMigrations } from './capabilities/organisations/index.ts'
import { sharingMigrations } from './capabilities/sharing/index.ts'
import { platformMigrations } from './platform/migrations.ts'

/**
 * Every migration, in the order of its number. A migration that has been released never changes; what comes
 * later gets a later number.
 */
export const migrations: Record<string, Migration> = numbered([
  ...Object.entries(platformMigrations),
  ...Object.entries(identityMigrations),
  ...Object.entries(hostingMigrations),
  ...Object.entries(organisationsMigrations),
  ...Object.entries(issuingMigrations),
  ...Object.entries(backpackMigrations),
  ...Object.entries(sharingMigrations),
])

function numbered(list: [string, Migration][]): Record<string, Migration> {
  return Object.fromEntries(
    list.map(([name, migration], index) => [`${String(index + 1).padStart(4, '0')}-${name}`, migration]),
  )
}
