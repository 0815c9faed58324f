import type { identity as contract, Scope } from '@rucksack/contract'
import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { hashSecret, secretToken, uuidv7 } from '../../platform/ids.ts'
import { type Identity, own } from './identity.ts'

const prefix = 'rsk_'

/** Make a personal access token; only now is its secret known. */
export async function makeToken(
  identity: Identity,
  person: string,
  name: string,
  scopes: Scope[],
  days: number,
): Promise<{ token: contract.Token; secret: string }> {
  const now = identity.clock.now()
  const secret = prefix + secretToken(32)
  const row = {
    id: uuidv7(now),
    person_id: person,
    secret_hash: hashSecret(secret),
    name,
    scopes,
    created_at: now,
    expires_at: new Date(now.getTime() + days * 86_400_000),
    last_used_at: null,
  }
  await own(identity.db).insertInto('identity_tokens').values(row).execute()
  return { token: shown(row), secret }
}

export async function listTokens(db: Db, person: string): Promise<contract.Token[]> {
  const rows = await own(db)
    .selectFrom('identity_tokens')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(shown)
}

export async function revokeToken(db: Db, person: string, id: string): Promise<boolean> {
  const gone = await own(db)
    .deleteFrom('identity_tokens')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Whose token this is, if it still holds. */
export async function callerOfToken(identity: Identity, secret: string): Promise<Caller | null> {
  if (!secret.startsWith(prefix)) return null
  const now = identity.clock.now()
  const row = await own(identity.db)
    .selectFrom('identity_tokens')
    .innerJoin('identity_people', 'identity_people.id', 'identity_tokens.person_id')
    .select([
      'identity_tokens.id',
      'person_id',
      'scopes',
      'expires_at',
      'last_used_at',
      'operator',
      'language',
    ])
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst()
  if (!row || (row.expires_at !== null && row.expires_at <= now)) return null
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > 60_000) {
    await own(identity.db)
      .updateTable('identity_tokens')
      .set({ last_used_at: now })
      .where('id', '=', row.id)
      .execute()
  }
  return {
    person: row.person_id,
    via: 'token',
    scopes: row.scopes,
    operator: row.operator,
    session: null,
    provedAt: null,
    language: row.language,
  }
}

function shown(row: {
  id: string
  name: string
  scopes: Scope[]
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
}): contract.Token {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
