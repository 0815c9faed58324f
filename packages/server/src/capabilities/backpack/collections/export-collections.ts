import { Type } from 'typebox'
import type { ExportPart } from '../../../platform/export-part.ts'
import { own } from '../backpack.ts'

const text = Type.String()
const instant = Type.String({ format: 'date-time' })

/** Every collection, with its badges in their order and what the learner tells of each. */
export const collectionsPart: ExportPart = {
  name: 'collections',
  schema: Type.Object(
    {
      id: text,
      name: text,
      text,
      createdAt: instant,
      changedAt: instant,
      badges: Type.Array(
        Type.Object({
          badge: text,
          story: text,
          cover: Type.Boolean({ description: 'Its picture is the cover' }),
        }),
      ),
    },
    { additionalProperties: false },
  ),
  async *things(db, person) {
    const rows = await own(db)
      .selectFrom('backpack_collections')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('id')
      .execute()
    for (const { id, name, text: words, created_at, changed_at } of rows) {
      const held = await own(db)
        .selectFrom('backpack_collection_badges as held')
        .innerJoin('backpack_badges as badge', 'badge.id', 'held.badge_id')
        .select(['held.badge_id', 'held.story', 'held.is_cover', 'badge.name', 'badge.image_type'])
        .where('held.collection_id', '=', id)
        .orderBy('held.position')
        .execute()
      const cover = held.find(each => each.is_cover)
      yield {
        row: {
          id,
          name,
          text: words,
          createdAt: created_at.toISOString(),
          changedAt: changed_at.toISOString(),
          badges: held.map(each => ({ badge: each.badge_id, story: each.story, cover: each.is_cover })),
        },
        card: {
          title: name,
          lines: [
            words,
            ...held.map(each => (each.story ? `${each.name}: ${each.story}` : each.name)),
          ].filter(line => line !== ''),
          picture: cover
            ? `badges/${cover.badge_id}/picture.${cover.image_type === 'image/png' ? 'png' : 'svg'}`
            : null,
          files: [],
        },
      }
    }
  },
}
