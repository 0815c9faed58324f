import { type Migration, sql } from 'kysely'

export const codesMigrations: Record<string, Migration> = {
  'issuing-codes-001': {
    async up(db) {
      await sql`create table issuing_codes (
        id uuid primary key, sheet_id uuid not null, organisation_id uuid not null,
        achievement_id uuid not null references issuing_achievements,
        text_sealed bytea not null, text_mac bytea not null unique, mode text not null, label text, narrative text,
        language text not null, reserved_name text, reserved_sealed bytea, uses_limit int, taken int not null default 0,
        opens_at timestamptz, closes_at timestamptz, ended_at timestamptz, made_by uuid not null,
        created_at timestamptz not null
      )`.execute(db)
      await sql`create index issuing_codes_list on issuing_codes (organisation_id, created_at desc, id desc)`.execute(
        db,
      )
      await sql`create index issuing_codes_sheet on issuing_codes (sheet_id)`.execute(db)
      await sql`create table issuing_code_uses (
        id uuid primary key, code_id uuid not null references issuing_codes on delete cascade,
        organisation_id uuid not null, person uuid not null, email_sealed bytea not null, state text not null, note text,
        reason text, award_id uuid, answered_by uuid, at timestamptz not null, unique (code_id, person)
      )`.execute(db)
      await sql`create index issuing_code_uses_list on issuing_code_uses (organisation_id, at desc, id desc)`.execute(
        db,
      )
      await sql`create index issuing_code_uses_person on issuing_code_uses (person)`.execute(db)
    },
  },
}
