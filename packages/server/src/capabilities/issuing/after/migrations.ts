import { type Migration, sql } from 'kysely'

export const afterMigrations: Record<string, Migration> = {
  'issuing-after-001': {
    async up(db) {
      await sql`create table issuing_after (
        award_id uuid primary key references issuing_awards on delete cascade,
        before_id uuid references issuing_awards on delete set null, relation text,
        reminders smallint not null default 0, expiry_told_at timestamptz
      )`.execute(db)
      await sql`create index issuing_after_before on issuing_after (before_id) where before_id is not null`.execute(
        db,
      )
      await sql`create table issuing_follow_up (
        organisation_id uuid primary key, reminder_days smallint[] not null, expiry_notice_days smallint not null,
        expiry_digest_at timestamptz
      )`.execute(db)
      await sql`create index issuing_awards_unanswered on issuing_awards (mailed_at)
        where answer = 'unclaimed' and standing = 'good'`.execute(db)
      await sql`create index issuing_awards_ending on issuing_awards (expires_at)
        where answer = 'accepted' and standing = 'good' and expires_at is not null`.execute(db)
    },
  },
  'issuing-after-002-digest': {
    async up(db) {
      await sql`alter table issuing_follow_up add column digest boolean not null default true`.execute(db)
    },
  },
}
