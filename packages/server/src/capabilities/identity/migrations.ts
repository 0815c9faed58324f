import { type Migration, sql } from 'kysely'

export const identityMigrations: Record<string, Migration> = {
  'identity-001-people': {
    async up(db) {
      await sql`create table identity_people (
        id uuid primary key, name text, language text, operator boolean not null default false, created_at timestamptz not null
      )`.execute(db)
      await sql`create table identity_addresses (
        id uuid primary key, person_id uuid not null references identity_people on delete cascade,
        value text not null, match_key text not null unique, is_primary boolean not null, added_at timestamptz not null
      )`.execute(db)
      await sql`create index identity_addresses_person on identity_addresses (person_id)`.execute(db)
      await sql`create table identity_attempts (
        id uuid primary key, attempt_hash bytea not null unique, link_hash bytea unique, code_hash bytea not null,
        kind text not null, email text not null, match_key text not null,
        person_id uuid references identity_people on delete cascade,
        next text not null, tries int not null default 0, used_at timestamptz, expires_at timestamptz not null
      )`.execute(db)
      await sql`create index identity_attempts_expiry on identity_attempts (expires_at)`.execute(db)
      await sql`create table identity_sessions (
        id uuid primary key, person_id uuid not null references identity_people on delete cascade, secret_hash bytea not null unique,
        device text not null, created_at timestamptz not null, last_seen_at timestamptz not null,
        proved_at timestamptz not null, expires_at timestamptz not null
      )`.execute(db)
      await sql`create index identity_sessions_person on identity_sessions (person_id)`.execute(db)
      await sql`create table identity_tokens (
        id uuid primary key, person_id uuid not null references identity_people on delete cascade, secret_hash bytea not null unique,
        name text not null, scopes text[] not null, created_at timestamptz not null, expires_at timestamptz, last_used_at timestamptz
      )`.execute(db)
      await sql`create index identity_tokens_person on identity_tokens (person_id)`.execute(db)
      await sql`create table identity_passkeys (
        id uuid primary key, person_id uuid not null references identity_people on delete cascade, credential_id text not null unique,
        public_key bytea not null, counter bigint not null, transports text[] not null, name text not null,
        created_at timestamptz not null, last_used_at timestamptz
      )`.execute(db)
      await sql`create index identity_passkeys_person on identity_passkeys (person_id)`.execute(db)
      await sql`create table identity_challenges (
        attempt_hash bytea primary key, person_id uuid references identity_people on delete cascade,
        challenge text not null, expires_at timestamptz not null
      )`.execute(db)
    },
  },
  'identity-002-school': {
    async up(db) {
      await sql`create table identity_providers (
        id uuid primary key, organisation_id uuid, name text not null, issuer text not null, client_id text not null,
        sealed_secret bytea, scopes text[] not null, domains text[] not null, vouches_for_domains boolean not null,
        enabled boolean not null, created_at timestamptz not null
      )`.execute(db)
      await sql`create index identity_providers_organisation on identity_providers (organisation_id)`.execute(
        db,
      )
      await sql`create index identity_providers_domains on identity_providers using gin (domains)`.execute(db)
      await sql`create table identity_school_attempts (
        id uuid primary key, provider_id uuid not null references identity_providers on delete cascade,
        state_hash bytea not null unique, browser_hash bytea not null, sealed bytea not null, next text not null,
        person_id uuid references identity_people on delete cascade, used_at timestamptz, link_hash bytea unique,
        expires_at timestamptz not null
      )`.execute(db)
      await sql`create table identity_school_accounts (
        id uuid primary key, provider_id uuid not null references identity_providers on delete cascade, subject text not null,
        person_id uuid not null references identity_people on delete cascade, email text,
        linked_at timestamptz not null, last_at timestamptz not null, unique (provider_id, subject)
      )`.execute(db)
      await sql`create index identity_school_accounts_person on identity_school_accounts (person_id)`.execute(
        db,
      )
    },
  },
  'identity-003-app-passwords': {
    async up(db) {
      await sql`alter table identity_tokens add column kind text not null default 'token'`.execute(db)
    },
  },
}
