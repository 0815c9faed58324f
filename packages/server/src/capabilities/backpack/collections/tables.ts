import type { Generated } from 'kysely'

export type CollectionRow = {
  id: string
  person_id: string
  name: string
  text: string
  /** Of name, text and cover; what is in it needs none, because those acts can follow each other in any order. */
  version: number
  created_at: Date
  changed_at: Date
}

export type CollectionTables = {
  backpack_collections: Omit<CollectionRow, 'version'> & { version: Generated<number> }
  backpack_collection_badges: {
    collection_id: string
    badge_id: string
    position: number
    story: string
    story_version: Generated<number>
    is_cover: Generated<boolean>
  }
}
