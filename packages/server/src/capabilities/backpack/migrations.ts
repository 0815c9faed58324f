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
}
