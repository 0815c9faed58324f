import { type Db, inTransaction } from '../../platform/db.ts'
import { hashSecret, isUuid, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type Oauth, type OauthTables, own } from './oauth.ts'
import { type Power, powersOf } from './scopes.ts'

export type Consent = {
  id: string
  client: string
  host: string
  powers: Power[]
  givenAt: string
  lastUsedAt: string | null
}

type Given = { person: string; client: string; grant: string; name: string; host: string; scopes: string[] }

/** Remember what a person agreed to. What they had agreed to with this client before ends. */
export async function keepConsent(oauth: Oauth, given: Given): Promise<void> {
  const now = oauth.clock.now()
  await inTransaction(oauth.db, async trx => {
    const earlier = await own(trx)
      .selectFrom('oauth_consents')
      .select(['id', 'grant_id'])
      .where('person_id', '=', given.person)
      .where('client_id', '=', given.client)
      .execute()
    for (const each of earlier) await endConsent(trx, each)
    await own(trx)
      .insertInto('oauth_consents')
      .values({
        id: uuidv7(now),
        person_id: given.person,
        client_id: given.client,
        grant_id: given.grant,
        client_name: given.name,
        client_host: given.host,
        scopes: given.scopes,
        given_at: now,
        last_used_at: null,
      })
      .execute()
  })
}

/** Who may do what in a person's name, the latest first. */
export async function listConsents(oauth: Oauth, person: string): Promise<Consent[]> {
  const rows = await own(oauth.db)
    .selectFrom('oauth_consents')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    client: row.client_name,
    host: row.client_host,
    powers: powersOf(oauth.scopes, row.scopes),
    givenAt: row.given_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }))
}

/** Withdraw a consent; every token made with it is dead at once. Throws `consent-not-found`. */
export async function withdrawConsent(oauth: Oauth, person: string, consent: string): Promise<void> {
  await inTransaction(oauth.db, async trx => {
    const row = isUuid(consent)
      ? await own(trx)
          .selectFrom('oauth_consents')
          .select(['id', 'grant_id'])
          .where('id', '=', consent)
          .where('person_id', '=', person)
          .forUpdate()
          .executeTakeFirst()
      : undefined
    if (!row) throw new Problem('consent-not-found')
    await endConsent(trx, row)
  })
}

/** Forget every consent of somebody who is gone. */
export async function endConsents(trx: Db, person: string): Promise<void> {
  await own(trx).deleteFrom('oauth_consents').where('person_id', '=', person).execute()
  await own(trx).deleteFrom('oauth_records').where('person_id', '=', person).execute()
}

async function endConsent(
  trx: Db,
  { id, grant_id }: Pick<OauthTables['oauth_consents'], 'id' | 'grant_id'>,
): Promise<void> {
  const name = hashSecret(grant_id)
  await own(trx).deleteFrom('oauth_records').where('grant_name', '=', name).execute()
  await own(trx).deleteFrom('oauth_records').where('kind', '=', 'Grant').where('name', '=', name).execute()
  await own(trx).deleteFrom('oauth_consents').where('id', '=', id).execute()
}
