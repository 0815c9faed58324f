import { type Migration, sql } from 'kysely'

export const badgrMigrations: Record<string, Migration> = {
  'badgr-001-families': {
    async up(db) {
      await sql`create table badgr_families (
        id uuid primary key, serial int not null, ends_at timestamptz not null
      )`.execute(db)
      await sql`create index badgr_families_ends on badgr_families (ends_at)`.execute(db)
    },
  },
}
