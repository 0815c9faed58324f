import type { FastifyRequest } from 'fastify'
import { hashSecret } from '../../platform/ids.ts'
import { type Oauth, own } from './oauth.ts'

/** Who knocks at a door, for whom, and what they may do there. */
export type Bearer = { person: string; client: string; scopes: ReadonlySet<string> }

const noteEveryMs = 60_000

/** Read the access token of a request; null when there is none, or it does not hold any more. */
export async function bearerOf(oauth: Oauth, request: FastifyRequest): Promise<Bearer | null> {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !token) return null
  const row = await own(oauth.db)
    .selectFrom('oauth_records')
    .innerJoin('oauth_consents', 'oauth_consents.person_id', 'oauth_records.person_id')
    .select([
      'sealed',
      'expires_at',
      'oauth_consents.id',
      'grant_id',
      'oauth_records.client_id',
      'last_used_at',
    ])
    .select('oauth_records.person_id')
    .where('kind', '=', 'AccessToken')
    .where('name', '=', hashSecret(token))
    .whereRef('oauth_consents.client_id', '=', 'oauth_records.client_id')
    .executeTakeFirst()
  if (!row || row.person_id === null || row.client_id === null) return null
  if (row.expires_at !== null && row.expires_at.getTime() <= Date.now()) return null
  const held: { grantId?: string; scope?: string } = JSON.parse(
    oauth.secrets.open('oauth', row.sealed).toString('utf8'),
  )
  // The consent is looked up with every request: once withdrawn, a token is worth nothing.
  if (held.grantId !== row.grant_id) return null
  await noteUse(oauth, row.id, row.last_used_at)
  return { person: row.person_id, client: row.client_id, scopes: new Set((held.scope ?? '').split(' ')) }
}

async function noteUse(oauth: Oauth, consent: string, before: Date | null): Promise<void> {
  const now = oauth.clock.now()
  if (before !== null && now.getTime() - before.getTime() < noteEveryMs) return
  await own(oauth.db)
    .updateTable('oauth_consents')
    .set({ last_used_at: now })
    .where('id', '=', consent)
    .execute()
}
