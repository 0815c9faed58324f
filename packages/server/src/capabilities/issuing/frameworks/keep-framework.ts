import { sql } from 'kysely'
import { type Db, inTransaction } from '../../../platform/db.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Issuing } from '../issuing.ts'
import { type FrameworkRow, ownFrameworks } from './tables.ts'
import type { ReadFramework } from './wire.ts'

const batch = 2_000

/**
 * Keep a framework. Imported again, it is brought up to date: what is gone from it goes, and achievements keep the
 * alignments they have.
 */
export async function keepFramework(
  issuing: Pick<Issuing, 'db' | 'clock'>,
  organisation: string,
  read: ReadFramework,
  source: string | null,
): Promise<FrameworkRow> {
  const now = issuing.clock.now()
  return await inTransaction(issuing.db, async trx => {
    const row = await ownFrameworks(trx)
      .insertInto('issuing_frameworks')
      .values({
        id: uuidv7(now),
        organisation_id: organisation,
        kind: read.kind,
        key: read.key,
        name: read.name,
        source,
        items: read.items.length,
        imported_at: now,
      })
      .onConflict(clash =>
        clash
          .columns(['organisation_id', 'kind', 'key'])
          .doUpdateSet({ name: read.name, source, items: read.items.length, imported_at: now }),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
    await sql`delete from issuing_framework_items where framework_id = ${row.id}
      and uri <> all(${read.items.map(item => item.uri)}::text[])`.execute(trx)
    for (let from = 0; from < read.items.length; from += batch)
      await ownFrameworks(trx)
        .insertInto('issuing_framework_items')
        .columns(['id', 'framework_id', 'uri', 'name', 'code', 'description'])
        .expression(
          sql`select id, ${row.id}::uuid, uri, name, code, description
            from jsonb_to_recordset(${JSON.stringify(
              read.items.slice(from, from + batch).map(item => ({ id: uuidv7(now), ...item })),
            )}::jsonb) as given (id uuid, uri text, name text, code text, description text)`,
        )
        .onConflict(clash =>
          clash.columns(['framework_id', 'uri']).doUpdateSet(({ ref }) => ({
            name: ref('excluded.name'),
            code: ref('excluded.code'),
            description: ref('excluded.description'),
          })),
        )
        .execute()
    return row
  })
}

/** Forget a framework of an organisation. Throws `framework-not-found`. */
export async function deleteFramework(
  { db }: Pick<Issuing, 'db'>,
  organisation: string,
  id: string,
): Promise<void> {
  const gone = await ownFrameworks(db)
    .deleteFrom('issuing_frameworks')
    .where('id', '=', id)
    .where('organisation_id', '=', organisation)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new Problem('framework-not-found')
}

/** The frameworks of an organisation go on in another, but for those it has itself. */
export async function moveFrameworks(trx: Db, from: string, into: string): Promise<void> {
  await ownFrameworks(trx)
    .updateTable('issuing_frameworks as f')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('issuing_frameworks as own')
            .select('own.id')
            .where('own.organisation_id', '=', into)
            .whereRef('own.kind', '=', 'f.kind')
            .whereRef('own.key', '=', 'f.key'),
        ),
      ),
    )
    .execute()
}
