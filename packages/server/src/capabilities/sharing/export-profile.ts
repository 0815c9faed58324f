import { Type } from 'typebox'
import type { ExportPart } from '../../platform/export-part.ts'
import { own } from './sharing.ts'

const text = Type.String()

/** A person's page, with the badges on it in their order. */
export const profilePart: ExportPart = {
  name: 'profile',
  schema: Type.Object(
    {
      slug: text,
      published: Type.Boolean(),
      headline: text,
      about: text,
      theme: text,
      badges: Type.Array(text),
    },
    { additionalProperties: false },
  ),
  async *things(db, person) {
    const row = await own(db)
      .selectFrom('sharing_profiles')
      .selectAll()
      .where('person_id', '=', person)
      .executeTakeFirst()
    if (!row) return
    const badges = await own(db)
      .selectFrom('sharing_profile_badges')
      .select('badge_id')
      .where('person_id', '=', person)
      .orderBy('position')
      .execute()
    const { slug, published, headline, about, theme } = row
    yield {
      row: { slug, published, headline, about, theme, badges: badges.map(badge => badge.badge_id) },
      card: {
        title: `@${slug}`,
        lines: [headline, about].filter(line => line !== ''),
        picture: null,
        files: [],
      },
    }
  },
}
