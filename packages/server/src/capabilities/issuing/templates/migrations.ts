import { type Migration, sql } from 'kysely'

export const templateMigrations: Record<string, Migration> = {
  'issuing-templates-001': {
    async up(db) {
      await sql`create table issuing_templates (
        id uuid primary key, organisation_id uuid not null, name text not null, fields jsonb not null,
        image_sha text not null, image_type text not null, image_generated boolean not null,
        shared boolean not null, origin jsonb, created_at timestamptz not null
      )`.execute(db)
      await sql`create index issuing_templates_list on issuing_templates (organisation_id, created_at desc)`.execute(
        db,
      )
    },
  },
}
