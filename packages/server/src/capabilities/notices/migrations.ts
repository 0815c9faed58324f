import { type Migration, sql } from 'kysely'

export const noticesMigrations: Record<string, Migration> = {
  'notices-001-basics': {
    async up(db) {
      await sql`create table notices_notices (
        id uuid primary key, person_id uuid not null, kind text not null, event text not null, badge_id uuid, award_id uuid,
        name text not null, issuer text, standing text, expires timestamptz, at timestamptz not null,
        read_at timestamptz, to_mail boolean not null, unique (person_id, event)
      )`.execute(db)
      await sql`create index notices_list on notices_notices (person_id, at desc, id desc)`.execute(db)
      await sql`create index notices_badge on notices_notices (badge_id)`.execute(db)
      await sql`create index notices_award on notices_notices (award_id) where award_id is not null`.execute(
        db,
      )
      await sql`create table notices_settings (
        person_id uuid primary key, mail text not null, kinds text[] not null, stop_secret text not null unique,
        due_at timestamptz, mailed_at timestamptz
      )`.execute(db)
      await sql`create index notices_due on notices_settings (due_at) where due_at is not null`.execute(db)
      await sql`create table notices_progress (days int primary key, expires timestamptz not null, badge_id uuid not null)`.execute(
        db,
      )
    },
  },
}
