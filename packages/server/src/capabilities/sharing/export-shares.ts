import { Type } from 'typebox'
import type { ExportPart } from '../../platform/export-part.ts'
import { own, type Sharing, shareUrl } from './sharing.ts'

const text = Type.String()
const some = Type.Union([text, Type.Null()])
const instant = Type.String({ format: 'date-time' })

/** Every link a person made; on another host the same share gets a new one. */
export function sharesPart({ publicUrl, secrets }: Sharing): ExportPart {
  return {
    name: 'shares',
    schema: Type.Object(
      {
        id: text,
        badge: text,
        audience: text,
        showName: Type.Boolean(),
        url: text,
        name: some,
        group: some,
        expiresAt: Type.Union([instant, Type.Null()]),
        hasPassword: Type.Boolean(),
        countViews: Type.Boolean(),
        views: Type.Integer({ minimum: 0 }),
        onProfile: Type.Boolean(),
        createdAt: instant,
      },
      { additionalProperties: false },
    ),
    async *things(db, person) {
      const rows = await own(db)
        .selectFrom('sharing_shares')
        .selectAll()
        .where('person_id', '=', person)
        .orderBy('id')
        .execute()
      for (const row of rows) {
        const url = shareUrl(publicUrl, secrets.open('share', row.sealed).toString())
        yield {
          row: {
            id: row.id,
            badge: row.badge_id,
            audience: row.audience,
            showName: row.show_name,
            url,
            name: row.name,
            group: row.group_id,
            expiresAt: row.expires_at?.toISOString() ?? null,
            hasPassword: row.password_hash !== null,
            countViews: row.count_views,
            views: row.views,
            onProfile: row.on_profile,
            createdAt: row.created_at.toISOString(),
          },
          card: {
            title: row.name ?? url,
            lines: [url, row.created_at.toISOString().slice(0, 10)],
            picture: null,
            files: [],
          },
        }
      }
    },
  }
}

/** Groups of people who may open a person's shares. */
export const shareGroupsPart: ExportPart = {
  name: 'share-groups',
  schema: Type.Object(
    { id: text, name: text, createdAt: instant, members: Type.Array(text) },
    { additionalProperties: false },
  ),
  async *things(db, person) {
    const groups = await own(db)
      .selectFrom('sharing_groups')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('id')
      .execute()
    for (const { id, name, created_at } of groups) {
      const members = await own(db)
        .selectFrom('sharing_group_members')
        .select('address')
        .where('group_id', '=', id)
        .orderBy('position')
        .execute()
      const addresses = members.map(member => member.address)
      yield {
        row: { id, name, createdAt: created_at.toISOString(), members: addresses },
        card: { title: name, lines: addresses, picture: null, files: [] },
      }
    }
  },
}
