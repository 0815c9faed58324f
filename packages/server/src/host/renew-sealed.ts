import { sql } from 'kysely'
import { sealedByIdentity } from '../capabilities/identity/index.ts'
import { sealedByIssuing } from '../capabilities/issuing/index.ts'
import { sealedByOrganisations } from '../capabilities/organisations/index.ts'
import { sealedBySharing } from '../capabilities/sharing/index.ts'
import type { Db } from '../platform/db.ts'
import { resealColumn, resealMember, type SealedColumn, type SealedMember } from '../platform/reseal.ts'
import type { Secrets } from '../platform/secrets.ts'
import { sealedByOauth } from '../protocols/oauth/index.ts'

const columns: SealedColumn[] = [
  // Signing keys first: they matter most.
  ...sealedByOrganisations,
  ...sealedByIdentity,
  ...sealedByIssuing,
  ...sealedBySharing,
  ...sealedByOauth,
  { table: 'platform_idempotency', column: 'body', key: ['caller', 'key'], purpose: 'idempotency' },
]

const members: SealedMember[] = [
  {
    table: 'graphile_worker._private_jobs',
    key: 'id',
    column: 'payload',
    type: 'json',
    member: 'sealed',
    purpose: 'mail',
    where: sql`task_id = (select id from graphile_worker._private_tasks where identifier = 'mail')`,
  },
  {
    table: 'platform_outbox',
    key: 'position',
    column: 'payload',
    type: 'jsonb',
    member: 'addresses',
    purpose: 'person.deleted',
    where: sql`name = 'person.deleted'`,
  },
]

/** Seal everything with the SECRET_KEY of today, while the host runs. Answers how many things were sealed anew. */
export async function renewSealed(db: Db, secrets: Secrets): Promise<number> {
  let renewed = 0
  for (const column of columns) renewed += await resealColumn(db, secrets, column)
  for (const member of members) renewed += await resealMember(db, secrets, member)
  return renewed
}
