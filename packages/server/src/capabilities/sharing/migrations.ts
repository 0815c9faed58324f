import { type Migration, sql } from 'kysely'

export const sharingMigrations: Record<string, Migration> = {
  'sharing-001-shares': {
    async up(db) {
      await sql`create table sharing_shares (
        id uuid primary key, person_id uuid not null, badge_id uuid not null, audience text not null, show_name boolean not null,
        secret_hash bytea not null unique, sealed bytea not null, created_at timestamptz not null
      )`.execute(db)
      await sql`create index sharing_shares_badge on sharing_shares (badge_id)`.execute(db)
      await sql`create index sharing_shares_person on sharing_shares (person_id)`.execute(db)
    },
  },
  'sharing-002-groups': {
    async up(db) {
      await sql`create table sharing_groups (
        id uuid primary key, person_id uuid not null, name text not null, created_at timestamptz not null
      )`.execute(db)
      await sql`create index sharing_groups_person on sharing_groups (person_id)`.execute(db)
      await sql`create table sharing_group_members (
        group_id uuid not null references sharing_groups on delete cascade, match_key text not null, address text not null,
        position int not null, primary key (group_id, match_key)
      )`.execute(db)
      await sql`alter table sharing_shares
        add column group_id uuid references sharing_groups on delete cascade,
        add column name text, add column password_hash text, add column expires_at timestamptz,
        add column count_views boolean not null default false, add column views int not null default 0`.execute(
        db,
      )
      await sql`create index sharing_shares_group on sharing_shares (group_id)`.execute(db)
    },
  },
  'sharing-003-profiles': {
    async up(db) {
      await sql`create table sharing_profiles (
        person_id uuid primary key, slug text not null unique, published boolean not null, headline text not null,
        about text not null, theme text not null
      )`.execute(db)
      await sql`create table sharing_profile_badges (
        person_id uuid not null references sharing_profiles on delete cascade, badge_id uuid not null, position int not null,
        primary key (person_id, badge_id)
      )`.execute(db)
      await sql`create index sharing_profile_badges_badge on sharing_profile_badges (badge_id)`.execute(db)
      await sql`alter table sharing_shares add column on_profile boolean not null default false`.execute(db)
    },
  },
}
