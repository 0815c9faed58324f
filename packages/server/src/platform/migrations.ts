import { type Migration, sql } from 'kysely'

export const platformMigrations: Record<string, Migration> = {
  'platform-001-basics': {
    async up(db) {
      await sql`create extension if not exists pg_trgm`.execute(db)
      await sql`create table platform_settings (name text primary key, value text not null)`.execute(db)
      await sql`create table platform_outbox (
        position bigint generated always as identity primary key,
        xid xid8 not null default pg_current_xact_id(),
        name text not null,
        payload jsonb not null,
        at timestamptz not null
      )`.execute(db)
      await sql`create table platform_subscribers (name text primary key, position bigint not null)`.execute(
        db,
      )
      await sql`create table platform_idempotency (
        caller text not null, key text not null, fingerprint bytea not null, state text not null,
        status int, headers jsonb, body bytea, started_at timestamptz not null, primary key (caller, key)
      )`.execute(db)
      await sql`create index platform_idempotency_started on platform_idempotency (started_at)`.execute(db)
      await sql`create unlogged table platform_rate_limits (
        bucket text primary key, window_start timestamptz not null, used int not null
      )`.execute(db)
      await sql`create table platform_workers (id text primary key, workers text[] not null, seen_at timestamptz not null)`.execute(
        db,
      )
    },
  },
}
