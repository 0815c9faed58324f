import type { Migration } from 'kysely'
import { backpackMigrations, collectionMigrations, importMigrations } from './capabilities/backpack/index.ts'
import { hostingMigrations } from './capabilities/hosting/index.ts'
import { identityMigrations } from './capabilities/identity/index.ts'
import {
  afterMigrations,
  batchesMigrations,
  codesMigrations,
  frameworkMigrations,
  grantMigrations,
  issuingMigrations,
  templateMigrations,
} from './capabilities/issuing/index.ts'
import { movingMigrations } from './capabilities/moving/index.ts'
import { noticesMigrations } from './capabilities/notices/index.ts'
import { organisationsMigrations } from './capabilities/organisations/index.ts'
import { sharingMigrations } from './capabilities/sharing/index.ts'
import { platformMigrations } from './platform/migrations.ts'
import { badgrMigrations } from './protocols/badgr/index.ts'
import { mozillaMigrations } from './protocols/mozilla/index.ts'
import { oauthMigrations } from './protocols/oauth/index.ts'

/** The order in which they came. What has been released stays where it is; what is new goes to the end. */
const order = [
  'platform-001-basics',
  'identity-001-people',
  'hosting-001-legal',
  'organisations-001-basics',
  'issuing-001-achievements',
  'issuing-002-awards',
  'backpack-001-badges',
  'sharing-001-shares',
  'issuing-003-details',
  'issuing-codes-001',
  'organisations-002-tree',
  'issuing-003-programmes',
  'identity-002-school',
  'organisations-003-role-rules',
  'organisations-004-trust',
  'organisations-005-branding',
  'issuing-after-001',
  'issuing-templates-001',
  'issuing-frameworks-001',
  'issuing-batches-001',
  'issuing-after-002-digest',
  'issuing-grants-001',
  'issuing-004-recipients',
  'organisations-006-networks',
  'issuing-grants-002',
  'issuing-grants-003',
  'issuing-004-undelivered',
  'organisations-006-compromised-keys',
  'issuing-batches-002-once',
  'sharing-002-groups',
  'backpack-imports-001',
  'sharing-003-profiles',
  'moving-001-exports',
  'oauth-001-records',
  'backpack-collections-001',
  'identity-003-app-passwords',
  'backpack-002-checks',
  'mozilla-001-displayed',
  'backpack-003-endings',
  'notices-001-basics',
  'badgr-001-families',
]

const written: Record<string, Migration> = {
  ...platformMigrations,
  ...identityMigrations,
  ...hostingMigrations,
  ...organisationsMigrations,
  ...issuingMigrations,
  ...codesMigrations,
  ...afterMigrations,
  ...templateMigrations,
  ...frameworkMigrations,
  ...batchesMigrations,
  ...grantMigrations,
  ...backpackMigrations,
  ...importMigrations,
  ...collectionMigrations,
  ...sharingMigrations,
  ...noticesMigrations,
  ...movingMigrations,
  ...oauthMigrations,
  ...mozillaMigrations,
  ...badgrMigrations,
}

/** Every migration by its number and name. Throws when the order and what the rooms wrote differ. */
export const migrations: Record<string, Migration> = Object.fromEntries(
  order.map((name, index) => {
    const migration = written[name]
    if (!migration) throw new Error(`No room has the migration ${name}`)
    return [`${String(index + 1).padStart(4, '0')}-${name}`, migration]
  }),
)

const missing = Object.keys(written).filter(name => !order.includes(name))
if (missing.length > 0) throw new Error(`Without a place in the order: ${missing.join(', ')}`)
