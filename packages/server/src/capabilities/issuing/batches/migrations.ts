import { type Migration, sql } from 'kysely'

export const batchesMigrations: Record<string, Migration> = {
  'issuing-batches-001': {
    async up(db) {
      await sql`create table issuing_batches (
        id uuid primary key, organisation_id uuid not null, achievement_id uuid not null references issuing_achievements,
        name text not null, state text not null, columns jsonb not null, roles jsonb not null, headed boolean not null,
        dates text, again text, send_now boolean not null default false, created_by uuid,
        starts_at timestamptz, created_at timestamptz not null, finished_at timestamptz
      )`.execute(db)
      await sql`create index issuing_batches_list on issuing_batches (organisation_id, created_at desc, id desc)`.execute(
        db,
      )
      await sql`create table issuing_batch_rows (
        batch_id uuid not null references issuing_batches on delete cascade, row int not null,
        cells_sealed bytea, recipient_mac bytea, state text not null, problems jsonb not null default '[]',
        again boolean not null default false, award_id uuid, primary key (batch_id, row)
      )`.execute(db)
      await sql`create index issuing_batch_rows_state on issuing_batch_rows (batch_id, state, row)`.execute(
        db,
      )
      await sql`create index issuing_batch_rows_recipient on issuing_batch_rows (recipient_mac)`.execute(db)
    },
  },
  'issuing-batches-002-once': {
    async up(db) {
      await sql`alter table issuing_batches add column once_key text unique, add column touched_at timestamptz`.execute(
        db,
      )
      await sql`update issuing_batches set touched_at = created_at`.execute(db)
      await sql`alter table issuing_batches alter column touched_at set not null`.execute(db)
      await sql`create index issuing_batches_drafts on issuing_batches (touched_at) where state = 'draft'`.execute(
        db,
      )
    },
  },
}
