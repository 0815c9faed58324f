import { Type } from 'typebox'
import type { ExportPart } from '../../platform/export-part.ts'
import { own, type Sharing, shareUrl } from './sharing.ts'

const text = Type.String()

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
        createdAt: Type.String({ format: 'date-time' }),
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
            createdAt: row.created_at.toISOString(),
          },
          card: { title: url, lines: [row.created_at.toISOString().slice(0, 10)], picture: null, files: [] },
        }
      }
    },
  }
}
