import { type Migration, sql } from 'kysely'

export const importMigrations: Record<string, Migration> = {
  'backpack-imports-001': {
    async up(db) {
      await sql`create table backpack_imports (
        id uuid primary key, person_id uuid not null, state text not null, locale text not null, once_key text unique,
        created_at timestamptz not null, finished_at timestamptz
      )`.execute(db)
      await sql`create index backpack_imports_list on backpack_imports (person_id, created_at desc, id desc)`.execute(
        db,
      )
      await sql`create table backpack_import_lines (
        import_id uuid not null references backpack_imports on delete cascade, line int not null,
        name text not null, original_sha text, url text, outcome text not null, problem text, detail text,
        address text, badge_id uuid, keep_unverified boolean not null default false,
        tries int not null default 0, tried_at timestamptz, primary key (import_id, line)
      )`.execute(db)
      await sql`create index backpack_import_lines_outcome on backpack_import_lines (import_id, outcome, line)`.execute(
        db,
      )
      await sql`create index backpack_import_lines_aside on backpack_import_lines (tried_at)
        where outcome = 'set-aside'`.execute(db)
      await sql`create index backpack_import_lines_original on backpack_import_lines (original_sha)`.execute(
        db,
      )
    },
  },
}
