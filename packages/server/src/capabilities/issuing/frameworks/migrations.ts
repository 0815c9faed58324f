import { type Migration, sql } from 'kysely'

export const frameworkMigrations: Record<string, Migration> = {
  'issuing-frameworks-001': {
    async up(db) {
      await sql`create table issuing_frameworks (
        id uuid primary key, organisation_id uuid not null, kind text not null, key text not null, name text not null,
        source text, items int not null, imported_at timestamptz not null, unique (organisation_id, kind, key)
      )`.execute(db)
      await sql`create table issuing_framework_items (
        id uuid primary key, framework_id uuid not null references issuing_frameworks on delete cascade,
        uri text not null, name text not null, code text, description text, unique (framework_id, uri)
      )`.execute(db)
      await sql`create index issuing_framework_items_words on issuing_framework_items using gin (name gin_trgm_ops)`.execute(
        db,
      )
      await sql`create index issuing_framework_items_code on issuing_framework_items (framework_id, lower(code))`.execute(
        db,
      )
    },
  },
}
