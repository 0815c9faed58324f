import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

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
  const issued = sql<boolean>`issued_on > ${since}`
  return await page(
    db,
    sql`person_id = ${person} and version = '3.0' and ${since === null ? sql`true` : issued}`,
    sql`added_at desc, id desc`,
    { limit, offset },
  )
}

/**
 * Those of Open Badges 2.0, what changed last first; with `since`, only those that came or changed after that moment.
 */
export async function handOutAssertions(
  { db }: { db: Db },
  person: string,
  { since, limit, offset }: HandOut,
): Promise<{ items: HandedOut[]; total: number }> {
  const changed = sql`coalesce((select max(at) from backpack_history
    where badge_id = backpack_badges.id and what in ('changed', 'replaced')), added_at)`
  return await page(
    db,
    sql`person_id = ${person} and version = '2.0' and ${since === null ? sql`true` : sql`${changed} > ${since}`}`,
    sql`${changed} desc, id desc`,
    { limit, offset },
  )
}

async function page(
  db: Db,
  chosen: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ items: HandedOut[]; total: number }> {
  const [{ rows }, counted] = await Promise.all([
    sql<{ text: string; form: string }>`select text, form from backpack_badges where ${chosen}
      order by ${order} limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from backpack_badges where ${chosen}`.execute(db),
  ])
  return {
    items: rows.map(({ text, form }) => ({
      text: text.trim(),
      compact: form === 'vc-jwt' || form === 'jws',
    })),
    total: counted.rows[0]?.total ?? 0,
  }
}
