import { type Migration, sql } from 'kysely'

export const issuingMigrations: Record<string, Migration> = {
  'issuing-001-achievements': {
    async up(db) {
      await sql`create table issuing_achievements (
        id uuid primary key, lineage uuid not null, organisation_id uuid not null, version int not null, state text not null,
        name text not null, description text not null, criteria text not null, criteria_url text,
        image_sha text not null, image_type text not null, image_generated boolean not null, image_alt text,
        tags text[] not null, alignments jsonb not null, achievement_type text not null, language text not null, expiry jsonb not null,
        created_at timestamptz not null, published_at timestamptz, unique (lineage, version)
      )`.execute(db)
      await sql`create index issuing_achievements_list on issuing_achievements (organisation_id, created_at desc, id desc)`.execute(
        db,
      )
    },
  },
  'issuing-002-awards': {
    async up(db) {
      await sql`create table issuing_status_lists (
        id uuid primary key, organisation_id uuid not null, seq int not null, changed_at timestamptz not null,
        changes int not null default 0, unique (organisation_id, seq)
      )`.execute(db)
      await sql`create table issuing_awards (
        id uuid primary key, organisation_id uuid not null, achievement_id uuid not null references issuing_achievements,
        recipient_sealed bytea, recipient_mac bytea, recipient_name text, salt text not null, identity_hash text not null,
        narrative text, evidence jsonb not null, credential text not null,
        answer text not null, standing text not null, reason text,
        awarded_by uuid, awarded_at timestamptz not null, expires_at timestamptz, language text not null,
        mail_leaves_at timestamptz, mailed_at timestamptz, claim_hash bytea not null unique, claim_sealed bytea not null, once_key text unique,
        list_id uuid not null references issuing_status_lists, list_index int not null, unique (list_id, list_index)
      )`.execute(db)
      await sql`create index issuing_awards_list on issuing_awards (organisation_id, awarded_at desc, id desc)`.execute(
        db,
      )
      await sql`create index issuing_awards_achievement on issuing_awards (achievement_id)`.execute(db)
      await sql`create index issuing_awards_recipient on issuing_awards (recipient_mac)`.execute(db)
      await sql`create index issuing_awards_name on issuing_awards using gin (recipient_name gin_trgm_ops)`.execute(
        db,
      )
      await sql`create table issuing_forms (
        award_id uuid not null references issuing_awards on delete cascade, form text not null, sha text not null,
        primary key (award_id, form)
      )`.execute(db)
    },
  },
  'issuing-003-details': {
    async up(db) {
      await sql`alter table issuing_achievements add column details jsonb not null default '{}'`.execute(db)
      await sql`alter table issuing_awards add column results jsonb not null default '[]'`.execute(db)
      // Which achievements are earned by earning this one.
      await sql`create index issuing_achievements_earned_by on issuing_achievements
        using gin ((details -> 'earnedBy' -> 'achievements'))`.execute(db)
    },
  },
  'issuing-004-recipients': {
    async up(db) {
      await sql`alter table issuing_awards add column recipient_kind text not null default 'email'`.execute(
        db,
      )
    },
  },
  'issuing-003-programmes': {
    async up(db) {
      await sql`alter table issuing_achievements add column programme_id uuid`.execute(db)
      await sql`create index issuing_achievements_programme on issuing_achievements (programme_id)
        where programme_id is not null`.execute(db)
    },
  },
  'issuing-004-undelivered': {
    async up(db) {
      await sql`alter table issuing_awards add column undelivered text`.execute(db)
      await sql`create index issuing_awards_undelivered on issuing_awards (organisation_id)
        where undelivered is not null`.execute(db)
    },
  },
}
