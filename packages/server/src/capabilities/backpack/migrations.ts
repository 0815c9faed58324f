import { type Migration, sql } from 'kysely'

export const backpackMigrations: Record<string, Migration> = {
  'backpack-001-badges': {
    async up(db) {
      await sql`create table backpack_badges (
        id uuid primary key, person_id uuid not null, badge_key text not null, credential_id text,
        original_sha text not null, media_type text not null, text text not null, form text not null, version text not null, source text,
        name text not null, issuer_name text, issuer_id text, image_sha text not null, image_type text not null, image_alt text,
        issued_on timestamptz, expires timestamptz, tags text[] not null, search_text text not null,
        standing text not null, reason text, report jsonb not null, badge jsonb not null, address text,
        added_at timestamptz not null, checked_at timestamptz not null, unique (person_id, badge_key)
      )`.execute(db)
      await sql`create index backpack_badges_shelf on backpack_badges (person_id, added_at desc, id desc)`.execute(
        db,
      )
      await sql`create index backpack_badges_credential on backpack_badges (credential_id)`.execute(db)
      await sql`create table backpack_history (
        id bigint generated always as identity primary key, badge_id uuid not null references backpack_badges on delete cascade,
        at timestamptz not null, what text not null, detail text
      )`.execute(db)
      await sql`create index backpack_history_badge on backpack_history (badge_id, id desc)`.execute(db)
    },
  },
  'backpack-002-checks': {
    async up(db) {
      await sql`alter table backpack_badges add next_check timestamptz, add check_host text,
        add silent int not null default 0, add silent_since timestamptz,
        add good_at timestamptz, add good_report jsonb, add good_documents jsonb`.execute(db)
      // Spread over days, so that the first round storms nobody.
      await sql`update backpack_badges set next_check = now() + random() * interval '4 days',
        check_host = substring(coalesce(source, credential_id) from '^https?://([^/]+)'),
        good_at = case when standing = 'good' then checked_at end`.execute(db)
      await sql`alter table backpack_badges alter next_check set not null`.execute(db)
      await sql`create index backpack_badges_due on backpack_badges (next_check)`.execute(db)
      await sql`create index backpack_badges_host on backpack_badges (check_host, next_check) where check_host is not null`.execute(
        db,
      )
      await sql`alter table backpack_history add verdict text, add codes text[] not null default '{}'`.execute(
        db,
      )
    },
  },
  'backpack-003-endings': {
    async up(db) {
      await sql`create index backpack_badges_ends on backpack_badges (expires, id) where expires is not null`.execute(
        db,
      )
    },
  },
}
