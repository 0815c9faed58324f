import { type Migration, sql } from 'kysely'

export const sharingMigrations: Record<string, Migration> = {
  'sharing-001-shares': {
    async up(db) {
      await sql`create table sharing_shares (
        id uuid primary key, person_id uuid not null, badge_id uuid not null, audience text not null, show_name boolean not null,
        secret_hash bytea not null unique, sealed bytea not null, created_at timestamptz not null
      )`.execute(db)
      await sql`create index sharing_shares_badge on sharing_shares (badge_id)`.execute(db)
      await sql`create index sharing_shares_person on sharing_shares (person_id)`.execute(db)
    },
  },
}
