import { type Migration, sql } from 'kysely'

export const movingMigrations: Record<string, Migration> = {
  'moving-001-exports': {
    async up(db) {
      await sql`create table moving_exports (
        id uuid primary key, person_id uuid not null, state text not null, made_by text not null, locale text not null,
        created_at timestamptz not null, ready_at timestamptz, bytes bigint, badges int, deleted_at timestamptz not null
      )`.execute(db)
      await sql`create index moving_exports_person on moving_exports (person_id, id desc)`.execute(db)
      await sql`create unique index moving_exports_waiting on moving_exports (person_id) where state = 'waiting'`.execute(
        db,
      )
      await sql`create index moving_exports_deleted on moving_exports (deleted_at)`.execute(db)
      await sql`create table moving_schedules (
        person_id uuid primary key, every text not null, locale text not null, next_at timestamptz not null
      )`.execute(db)
      await sql`create index moving_schedules_next on moving_schedules (next_at)`.execute(db)
    },
  },
}
