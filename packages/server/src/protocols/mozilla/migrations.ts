import { type Migration, sql } from 'kysely'

export const mozillaMigrations: Record<string, Migration> = {
  'mozilla-001-displayed': {
    async up(db) {
      await sql`create table mozilla_displayed (person_id uuid primary key, number int not null unique)`.execute(
        db,
      )
    },
  },
}
