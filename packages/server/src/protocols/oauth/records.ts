import type { Adapter, AdapterPayload } from 'oidc-provider'
import { hashSecret } from '../../platform/ids.ts'
import { type Oauth, own } from './oauth.ts'
import { errors } from './oidc.ts'

/**
 * Where oidc-provider keeps what it hands out. Names of tokens are the tokens themselves, so only their hash is
 * stored, and the rest is sealed.
 */
export function recordsOf({ db, clock, secrets }: Oauth, kind: string): Adapter {
  const named = (name: string) =>
    own(db)
      .selectFrom('oauth_records')
      .selectAll()
      .where('kind', '=', kind)
      .where('name', '=', hashSecret(name))

  const open = (row: { sealed: Buffer; consumed_at: Date | null }): AdapterPayload => {
    const payload: AdapterPayload = JSON.parse(secrets.open('oauth', row.sealed).toString('utf8'))
    return row.consumed_at === null
      ? payload
      : { ...payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) }
  }

  return {
    async upsert(id, payload, expiresIn) {
      const now = new Date()
      const row = {
        sealed: secrets.seal('oauth', Buffer.from(JSON.stringify(payload))),
        uid: payload.uid === undefined ? null : hashSecret(payload.uid),
        grant_name: payload.grantId === undefined ? null : hashSecret(payload.grantId),
        person_id: payload.accountId ?? null,
        client_id: payload.clientId ?? null,
        expires_at: expiresIn ? new Date(now.getTime() + expiresIn * 1000) : null,
      }
      await own(db)
        .insertInto('oauth_records')
        .values({ kind, name: hashSecret(id), consumed_at: null, created_at: clock.now(), ...row })
        .onConflict(clash => clash.columns(['kind', 'name']).doUpdateSet(row))
        .execute()
    },
    async find(id) {
      const row = await named(id).executeTakeFirst()
      return row ? open(row) : undefined
    },
    async findByUid(uid) {
      const row = await own(db)
        .selectFrom('oauth_records')
        .selectAll()
        .where('kind', '=', kind)
        .where('uid', '=', hashSecret(uid))
        .executeTakeFirst()
      return row ? open(row) : undefined
    },
    // Devices without a browser are not served.
    findByUserCode: async () => undefined,
    async consume(id) {
      const used = await own(db)
        .updateTable('oauth_records')
        .set({ consumed_at: new Date() })
        .where('kind', '=', kind)
        .where('name', '=', hashSecret(id))
        .where('consumed_at', 'is', null)
        .executeTakeFirst()
      // Two that come with one code at the same moment: the second has come too late.
      if (used.numUpdatedRows === 0n) throw new errors.InvalidGrant('it was used already')
    },
    async destroy(id) {
      await own(db)
        .deleteFrom('oauth_records')
        .where('kind', '=', kind)
        .where('name', '=', hashSecret(id))
        .execute()
      if (kind === 'Grant') await own(db).deleteFrom('oauth_consents').where('grant_id', '=', id).execute()
    },
    async revokeByGrantId(grantId) {
      await own(db)
        .deleteFrom('oauth_records')
        .where('kind', '=', kind)
        .where('grant_name', '=', hashSecret(grantId))
        .execute()
    },
  }
}

/** Forget what has run out. */
export async function sweepRecords({ db }: Pick<Oauth, 'db'>): Promise<void> {
  await own(db).deleteFrom('oauth_records').where('expires_at', '<', new Date()).execute()
}
