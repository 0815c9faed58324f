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
  'organisations-002-tree': {
    async up(db) {
      // `path` runs from the top to the organisation itself: what holds at any of it holds here.
      await sql`alter table organisations_organisations
        add column parent_id uuid references organisations_organisations, add column path uuid[],
        add column archived_at timestamptz, add column merged_into uuid references organisations_organisations`.execute(
        db,
      )
      await sql`update organisations_organisations set path = array[id]`.execute(db)
      await sql`alter table organisations_organisations alter column path set not null,
        add check (path[cardinality(path)] = id),
        add check (parent_id is not distinct from path[cardinality(path) - 1])`.execute(db)
      await sql`create index organisations_path on organisations_organisations using gin (path)`.execute(db)
      await sql`create index organisations_merged on organisations_organisations (merged_into)
        where merged_into is not null`.execute(db)
      await sql`create table organisations_programmes (
        id uuid primary key, organisation_id uuid not null references organisations_organisations,
        slug text not null, name text not null, description text, archived_at timestamptz, created_at timestamptz not null,
        unique (organisation_id, slug)
      )`.execute(db)
      // A role is held at an organisation or, with a programme, only in that; `provider_id` says which school sign-in gave it.
      await sql`alter table organisations_members add column id uuid not null default gen_random_uuid(),
        add column programme_id uuid references organisations_programmes on delete cascade, add column provider_id uuid,
        drop constraint organisations_members_pkey, add primary key (id)`.execute(db)
      await sql`alter table organisations_members alter column id drop default`.execute(db)
      await sql`create unique index organisations_members_once on organisations_members
        (organisation_id, person_id, programme_id, provider_id) nulls not distinct`.execute(db)
      await sql`create index organisations_members_programme on organisations_members (programme_id)
        where programme_id is not null`.execute(db)
      await sql`alter table organisations_invitations
        add column programme_id uuid references organisations_programmes on delete cascade,
        drop constraint organisations_invitations_organisation_id_match_key_key`.execute(db)
      await sql`create unique index organisations_invitations_once on organisations_invitations
        (organisation_id, match_key, programme_id) nulls not distinct`.execute(db)
    },
  },
  'organisations-003-role-rules': {
    async up(db) {
      await sql`create table organisations_role_rules (
        id uuid primary key, provider_id uuid not null, organisation_id uuid not null references organisations_organisations,
        programme_id uuid references organisations_programmes on delete cascade,
        claim text not null, value text not null, role text not null
      )`.execute(db)
      await sql`create index organisations_role_rules_provider on organisations_role_rules (provider_id)`.execute(
        db,
      )
      await sql`create index organisations_members_provider on organisations_members (provider_id)
        where provider_id is not null`.execute(db)
    },
  },
  'organisations-004-trust': {
    async up(db) {
      await sql`create table organisations_domains (
        id uuid primary key, organisation_id uuid not null references organisations_organisations, domain text not null,
        state text not null, method text, proven_at timestamptz, seen_at timestamptz, checked_at timestamptz,
        misses int not null, lapsed_at timestamptz, created_at timestamptz not null, unique (organisation_id, domain)
      )`.execute(db)
      await sql`create table organisations_accreditations (
        id uuid primary key, organisation_id uuid not null references organisations_organisations,
        by_organisation_id uuid references organisations_organisations, by_person_id uuid, statement text not null,
        link text, given_on date not null, ends_on date, created_at timestamptz not null
      )`.execute(db)
      await sql`create index organisations_accreditations_about on organisations_accreditations (organisation_id)`.execute(
        db,
      )
    },
  },
  'organisations-006-networks': {
    async up(db) {
      await sql`create table organisations_networks (
        id uuid primary key, slug text not null unique, name text not null, description text,
        lead_id uuid not null references organisations_organisations, created_at timestamptz not null
      )`.execute(db)
      await sql`create table organisations_network_members (
        network_id uuid not null references organisations_networks on delete cascade,
        organisation_id uuid not null references organisations_organisations,
        state text not null, since timestamptz not null, primary key (network_id, organisation_id)
      )`.execute(db)
      await sql`create index organisations_network_members_of on organisations_network_members (organisation_id)`.execute(
        db,
      )
    },
  },
  'organisations-005-branding': {
    async up(db) {
      await sql`alter table organisations_organisations
        add column colour text, add column mail_footer text, add column certificate jsonb`.execute(db)
    },
  },
  'organisations-006-compromised-keys': {
    async up(db) {
      await sql`alter table organisations_keys add column compromised_at timestamptz`.execute(db)
    },
  },
}
