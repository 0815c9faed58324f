import type { Db } from '../../platform/db.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { own } from './identity.ts'
import { readMetadata } from './openid.ts'
import { sealSecret } from './provider-secret.ts'
import type { ProviderRow } from './school.ts'
import type { SchoolIdentity } from './school-identity.ts'

export type ProviderWish = {
  name?: string
  issuer?: string
  clientId?: string
  clientSecret?: string | null
  scopes?: string[]
  domains?: string[]
  vouchesForDomains?: boolean
  enabled?: boolean
}

/** Providers of the host (`null`) or of one organisation, oldest first. */
export async function listProviders({ db }: Pick<SchoolIdentity, 'db'>, organisation: string | null) {
  return await own(db)
    .selectFrom('identity_providers')
    .selectAll()
    .where('organisation_id', 'is not distinct from', organisation)
    .orderBy('created_at')
    .execute()
}

/** One provider of the host (`null`) or of one organisation. Throws `school-not-found`. */
export async function findProvider(
  { db }: Pick<SchoolIdentity, 'db'>,
  organisation: string | null,
  id: string,
): Promise<ProviderRow> {
  const row = isUuid(id)
    ? await own(db)
        .selectFrom('identity_providers')
        .selectAll()
        .where('id', '=', id)
        .where('organisation_id', 'is not distinct from', organisation)
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('school-not-found')
  return row
}

/** Add a provider after asking it who it is. Throws `school-unreachable` or `validation-failed`. */
export async function addProvider(
  identity: SchoolIdentity,
  trx: Db,
  organisation: string | null,
  wish: ProviderWish & { name: string; issuer: string; clientId: string },
): Promise<ProviderRow> {
  const now = identity.clock.now()
  const id = uuidv7(now)
  const row: ProviderRow = {
    id,
    organisation_id: organisation,
    name: wish.name.trim(),
    issuer: wish.issuer,
    client_id: wish.clientId.trim(),
    sealed_secret: sealSecret(identity, id, wish.clientSecret ?? null),
    scopes: wish.scopes ?? ['email', 'profile'],
    domains: wish.domains ?? [],
    vouches_for_domains: wish.vouchesForDomains ?? false,
    enabled: wish.enabled ?? true,
    created_at: now,
  }
  refuseUnbounded(row)
  await readMetadata(identity, row.issuer)
  await own(trx).insertInto('identity_providers').values(row).execute()
  return row
}

/** Change a provider; a new issuer is asked who it is first. Disabled, it gives no roles any more. */
export async function changeProvider(
  identity: SchoolIdentity,
  trx: Db,
  provider: ProviderRow,
  wish: ProviderWish,
): Promise<ProviderRow> {
  const row: ProviderRow = {
    ...provider,
    name: wish.name?.trim() ?? provider.name,
    issuer: wish.issuer ?? provider.issuer,
    client_id: wish.clientId?.trim() ?? provider.client_id,
    sealed_secret:
      wish.clientSecret === undefined
        ? provider.sealed_secret
        : sealSecret(identity, provider.id, wish.clientSecret),
    scopes: wish.scopes ?? provider.scopes,
    domains: wish.domains ?? provider.domains,
    vouches_for_domains: wish.vouchesForDomains ?? provider.vouches_for_domains,
    enabled: wish.enabled ?? provider.enabled,
  }
  refuseUnbounded(row)
  if (row.issuer !== provider.issuer) {
    await readMetadata(identity, row.issuer)
    // Subjects are names of the other issuer: the same word may be somebody else here.
    await own(trx).deleteFrom('identity_school_accounts').where('provider_id', '=', row.id).execute()
    await identity.school.left(trx, row.id)
  }
  if (!row.enabled) await identity.school.left(trx, row.id)
  await own(trx).updateTable('identity_providers').set(row).where('id', '=', row.id).execute()
  return row
}

/** Remove a provider; accounts stay, and their people sign in by mail. */
export async function removeProvider(
  identity: SchoolIdentity,
  trx: Db,
  provider: ProviderRow,
): Promise<void> {
  await identity.school.left(trx, provider.id)
  await own(trx).deleteFrom('identity_providers').where('id', '=', provider.id).execute()
}

function refuseUnbounded(row: ProviderRow): void {
  if (row.vouches_for_domains && row.domains.length === 0)
    throw new Problem('validation-failed', {
      detail: 'A provider can only vouch for addresses of domains that are named.',
      errors: [{ pointer: '/domains', message: 'must name at least one domain' }],
    })
}

/** Providers of one organisation belong to another from now on. */
export async function handOverProviders(trx: Db, from: string, to: string): Promise<void> {
  await own(trx)
    .updateTable('identity_providers')
    .set({ organisation_id: to })
    .where('organisation_id', '=', from)
    .execute()
}
