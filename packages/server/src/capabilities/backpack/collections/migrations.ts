import { type Migration, sql } from 'kysely'

export const collectionMigrations: Record<string, Migration> = {
  'backpack-collections-001': {
    async up(db) {
      await sql`create table backpack_collections (
        id uuid primary key, person_id uuid not null, name text not null, text text not null, version int not null default 1,
        created_at timestamptz not null, changed_at timestamptz not null
      )`.execute(db)
      await sql`create index backpack_collections_person on backpack_collections (person_id)`.execute(db)
      await sql`create table backpack_collection_badges (
        collection_id uuid not null references backpack_collections on delete cascade,
        badge_id uuid not null references backpack_badges on delete cascade,
        position int not null, story text not null, story_version int not null default 1,
        is_cover boolean not null default false, primary key (collection_id, badge_id)
      )`.execute(db)
      await sql`create index backpack_collection_badges_badge on backpack_collection_badges (badge_id)`.execute(
        db,
      )
    },
  },
}
