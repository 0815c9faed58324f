import { Type } from 'typebox'
import type { ExportPart } from '../../platform/export-part.ts'
import { addressesOf } from './addresses.ts'
import { own } from './identity.ts'

const text = Type.String()
const some = Type.Union([text, Type.Null()])
const instant = Type.String({ format: 'date-time' })

/** What a person said of themselves. */
export const accountPart: ExportPart = {
  name: 'account',
  schema: Type.Object({ name: some, language: some, createdAt: instant }, { additionalProperties: false }),
  async *things(db, id) {
    const person = await own(db)
      .selectFrom('identity_people')
      .select(['name', 'language', 'created_at'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!person) return
    const [main] = await addressesOf(db, id)
    yield {
      row: { name: person.name, language: person.language, createdAt: person.created_at.toISOString() },
      card: { title: person.name ?? main ?? '', lines: [], picture: null, files: [] },
    }
  },
}

/** Every address a person has verified. */
export const addressesPart: ExportPart = {
  name: 'addresses',
  schema: Type.Object(
    { id: text, value: text, primary: Type.Boolean(), addedAt: instant },
    { additionalProperties: false },
  ),
  async *things(db, person) {
    const rows = await own(db)
      .selectFrom('identity_addresses')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('added_at')
      .orderBy('id')
      .execute()
    for (const row of rows)
      yield {
        row: { id: row.id, value: row.value, primary: row.is_primary, addedAt: row.added_at.toISOString() },
        card: { title: row.value, lines: [], picture: null, files: [] },
      }
  },
}
