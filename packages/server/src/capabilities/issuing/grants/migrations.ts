import { type Migration, sql } from 'kysely'

export const grantMigrations: Record<string, Migration> = {
  'issuing-grants-001': {
    async up(db) {
      await sql`create table issuing_grants (
        id uuid primary key, lineage uuid not null, organisation_id uuid not null, act text not null,
        grantee_id uuid, below boolean not null, given_by uuid not null, created_at timestamptz not null
      )`.execute(db)
      await sql`create unique index issuing_grants_once on issuing_grants (lineage, act, grantee_id)
        nulls not distinct`.execute(db)
      await sql`create index issuing_grants_grantee on issuing_grants (grantee_id)`.execute(db)
      await sql`create index issuing_awards_by on issuing_awards (achievement_id, organisation_id)`.execute(
        db,
      )
    },
  },
  'issuing-grants-002': {
    async up(db) {
      await sql`alter table issuing_grants add column network_id uuid`.execute(db)
      await sql`drop index issuing_grants_once`.execute(db)
      await sql`create unique index issuing_grants_once on issuing_grants (lineage, act, grantee_id, network_id)
        nulls not distinct`.execute(db)
      await sql`create index issuing_grants_network on issuing_grants (network_id) where network_id is not null`.execute(
        db,
      )
    },
  },
  'issuing-grants-003': {
    async up(db) {
      await sql`create table issuing_endorsements (
        id uuid primary key, achievement_id uuid not null references issuing_achievements on delete cascade,
        organisation_id uuid not null, comment text not null, credential text not null, given_by uuid not null,
        created_at timestamptz not null, unique (achievement_id, organisation_id)
      )`.execute(db)
    },
  },
}
