import { type Migration, sql } from 'kysely'

export const oauthMigrations: Record<string, Migration> = {
  'oauth-001-records': {
    async up(db) {
      // `name` is the SHA-256 of what oidc-provider calls the id: for tokens and codes that is the secret itself.
      await sql`create table oauth_records (
        kind text not null, name bytea not null, sealed bytea not null, uid bytea, grant_name bytea,
        person_id uuid, client_id text, consumed_at timestamptz, expires_at timestamptz, created_at timestamptz not null,
        primary key (kind, name)
      )`.execute(db)
      await sql`create index oauth_records_uid on oauth_records (uid) where uid is not null`.execute(db)
      await sql`create index oauth_records_grant on oauth_records (grant_name) where grant_name is not null`.execute(
        db,
      )
      await sql`create index oauth_records_expires on oauth_records (expires_at) where expires_at is not null`.execute(
        db,
      )
      await sql`create table oauth_consents (
        id uuid primary key, person_id uuid not null, client_id text not null, grant_id text not null unique,
        client_name text not null, client_host text not null, scopes text[] not null,
        given_at timestamptz not null, last_used_at timestamptz
      )`.execute(db)
      await sql`create index oauth_consents_person on oauth_consents (person_id, given_at desc)`.execute(db)
    },
  },
}
