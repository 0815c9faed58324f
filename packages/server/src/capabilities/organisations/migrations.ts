import { type Migration, sql } from 'kysely'

export const organisationsMigrations: Record<string, Migration> = {
  'organisations-001-basics': {
    async up(db) {
      await sql`create table organisations_organisations (
        id uuid primary key, slug text not null unique, name text not null, description text, url text, email text,
        language text not null, logo_sha text, logo_type text, created_at timestamptz not null
      )`.execute(db)
      await sql`create table organisations_members (
        organisation_id uuid not null references organisations_organisations on delete cascade, person_id uuid not null,
        role text not null, since timestamptz not null, primary key (organisation_id, person_id)
      )`.execute(db)
      await sql`create index organisations_members_person on organisations_members (person_id)`.execute(db)
      await sql`create table organisations_invitations (
        id uuid primary key, organisation_id uuid not null references organisations_organisations on delete cascade,
        email text not null, match_key text not null, role text not null, secret_hash bytea not null unique, sealed bytea not null,
        invited_by uuid, invited_at timestamptz not null, expires_at timestamptz not null, unique (organisation_id, match_key)
      )`.execute(db)
      await sql`create table organisations_keys (
        id uuid primary key, organisation_id uuid not null references organisations_organisations on delete cascade,
        fragment text not null, public_key text not null, sealed bytea not null,
        created_at timestamptz not null, retired_at timestamptz, unique (organisation_id, fragment)
      )`.execute(db)
      await sql`create unique index organisations_keys_current on organisations_keys (organisation_id) where retired_at is null`.execute(
        db,
      )
    },
  },
}
