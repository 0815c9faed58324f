import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { own } from './backpack.ts'

export type HandOut = { since: Date | null; limit: number; offset: number }

/** The text of a credential exactly as its issuer signed it, and whether it is a compact JWS. */
export type HandedOut = { text: string; compact: boolean }

/**
 * The badges of Open Badges 3.0 of a person for a program of theirs, the newest first, and how many there are;
 * with `since`, only those issued after that moment.
 */
export async function handOut(
  { db }: { db: Db },
  person: string,
  { since, limit, offset }: HandOut,
): Promise<{ items: HandedOut[]; total: number }> {
  let chosen = own(db)
    .selectFrom('backpack_badges')
    .where('person_id', '=', person)
    .where('version', '=', '3.0')
  if (since !== null) chosen = chosen.where('issued_on', '>', since)
  const [rows, counted] = await Promise.all([
    chosen
      .select(['text', 'form'])
      .orderBy('added_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    chosen.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  const items = rows.map(({ text, form }) => ({ text: text.trim(), compact: form === 'vc-jwt' }))
  return { items, total: counted.total }
}
