import { type Migration, sql } from 'kysely'

export const hostingMigrations: Record<string, Migration> = {
  'hosting-001-legal': {
    async up(db) {
      await sql`create table hosting_legal (page text primary key, text text not null, updated_at timestamptz not null)`.execute(
        db,
      )
    },
  },
}
