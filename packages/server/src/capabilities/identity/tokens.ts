import type { identity as contract, Scope } from '@rucksack/contract'
import type { TokenKind } from '@rucksack/contract/identity'
import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { hashSecret, isUuid, secretToken, uuidv7 } from '../../platform/ids.ts'
import { personWithAddress } from './addresses.ts'
import { type Identity, own } from './identity.ts'

const prefixes = { token: 'rsk_', 'app-password': 'rsp_' } as const

export type Holder = { id: string; caller: Caller; expiresAt: Date | null }

/** Make a personal access token or an app password; only now is its secret known. */
export async function makeToken(
  identity: Identity,
  person: string,
  name: string,
  scopes: Scope[],
  days: number,
  kind: TokenKind = 'token',
): Promise<{ token: contract.Token; secret: string }> {
  const now = identity.clock.now()
  const secret = prefixes[kind] + secretToken(32)
  const row = {
    id: uuidv7(now),
    person_id: person,
    kind,
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
  if (!secret.startsWith(prefixes.token)) return null
  return (await holderOf(identity, 'token', { secret_hash: hashSecret(secret) }))?.caller ?? null
}

/** Whose app password this is, if it still holds and the address is theirs. */
export async function holderOfAppPassword(
  identity: Identity,
  address: string,
  secret: string,
): Promise<Holder | null> {
  if (!secret.startsWith(prefixes['app-password'])) return null
  const holder = await holderOf(identity, 'app-password', { secret_hash: hashSecret(secret) })
  const person = await personWithAddress(identity.db, address)
  return holder !== null && holder.caller.person === person ? holder : null
}

/** The same by its id, for what was made with it: null from the moment on that it was revoked or ran out. */
export async function appPasswordById(identity: Identity, id: string): Promise<Holder | null> {
  return isUuid(id) ? await holderOf(identity, 'app-password', { id }) : null
}

async function holderOf(
  identity: Identity,
  kind: TokenKind,
  named: { secret_hash: Buffer } | { id: string },
): Promise<Holder | null> {
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
    .where('kind', '=', kind)
    .where(eb =>
      'id' in named ? eb('identity_tokens.id', '=', named.id) : eb('secret_hash', '=', named.secret_hash),
    )
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
    id: row.id,
    expiresAt: row.expires_at,
    caller: {
      person: row.person_id,
      via: 'token',
      scopes: row.scopes,
      operator: row.operator,
      session: null,
      provedAt: null,
      language: row.language,
    },
  }
}

function shown(row: {
  id: string
  kind: TokenKind
  name: string
  scopes: Scope[]
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
}): contract.Token {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
