import { Type } from 'typebox'
import type { Db } from '../../platform/db.ts'
import type { ExportPart } from '../../platform/export-part.ts'
import { own } from './notices.ts'

const text = Type.String()
const some = Type.Union([text, Type.Null()])
const day = Type.Union([Type.String({ format: 'date-time' }), Type.Null()])

/** What a person was told of their badges. */
export const noticesPart: ExportPart = {
  name: 'notices',
  schema: Type.Object(
    {
      id: text,
      kind: text,
      badge: some,
      award: some,
      name: text,
      issuer: some,
      standing: some,
      expires: day,
      at: day,
      readAt: day,
    },
    { additionalProperties: false },
  ),
  async *things(db, person) {
    const rows = await own(db)
      .selectFrom('notices_notices')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('id')
      .execute()
    for (const row of rows)
      yield {
        row: {
          id: row.id,
          kind: row.kind,
          badge: row.badge_id,
          award: row.award_id,
          name: row.name,
          issuer: row.issuer,
          standing: row.standing,
          expires: row.expires?.toISOString() ?? null,
          at: row.at.toISOString(),
          readAt: row.read_at?.toISOString() ?? null,
        },
      }
  },
}

/** A person is gone: so is what they were told. */
export async function forgetNotices(trx: Db, person: string): Promise<void> {
  await own(trx).deleteFrom('notices_notices').where('person_id', '=', person).execute()
  await own(trx).deleteFrom('notices_settings').where('person_id', '=', person).execute()
}
