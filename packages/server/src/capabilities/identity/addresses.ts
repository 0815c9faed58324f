import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { Problem } from '../../platform/problem.ts'
import { own } from './identity.ts'
import { kindOf } from './read-address.ts'

/** Addresses are the same when they differ only in case or surrounding space; DIDs tell capitals apart. */
export function matchKey(address: string): string {
  const tidy = address.trim().normalize('NFC')
  return kindOf(tidy) === 'did' ? tidy : tidy.toLowerCase()
}

/** Every verified address of a person, primary first. */
export async function addressesOf(db: Db, person: string): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('identity_addresses')
    .select('value')
    .where('person_id', '=', person)
    .orderBy('is_primary', 'desc')
    .orderBy('added_at')
    .execute()
  return rows.map(row => row.value)
}

/** Who has verified this address, or null. */
export async function personWithAddress(db: Db, email: string): Promise<string | null> {
  const row = await own(db)
    .selectFrom('identity_addresses')
    .select('person_id')
    .where('match_key', '=', matchKey(email))
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** Where a person's mail goes and in which language, or null when they are gone. */
export async function mailAddressOf(
  db: Db,
  person: string,
): Promise<{ email: string; language: string | null } | null> {
  const row = await own(db)
    .selectFrom('identity_addresses')
    .innerJoin('identity_people', 'identity_people.id', 'identity_addresses.person_id')
    .select(['value', 'language'])
    .where('person_id', '=', person)
    .orderBy('is_primary', 'desc')
    .executeTakeFirst()
  return row ? { email: row.value, language: row.language } : null
}

/** Names and main addresses of people, for the lists of an organisation. */
export async function namesOf(
  db: Db,
  people: string[],
): Promise<Map<string, { name: string | null; email: string }>> {
  if (people.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('identity_people')
    .innerJoin('identity_addresses', 'identity_addresses.person_id', 'identity_people.id')
    .select(['identity_people.id', 'name', 'value'])
    .where('identity_people.id', 'in', people)
    .where('is_primary', '=', true)
    .execute()
  return new Map(rows.map(row => [row.id, { name: row.name, email: row.value }]))
}

/** Two who prove the same address at the same moment go one after the other. */
export async function lockAddress(trx: Db, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${key}`}, 0))`.execute(trx)
}

/** Give a person an address they have proved; it becomes the primary one if it is the first. */
export async function keepAddress(
  trx: Db,
  entry: { id: string; person: string; email: string; at: Date },
): Promise<void> {
  const tables = own(trx)
  const key = matchKey(entry.email)
  await lockAddress(trx, key)
  const taken = await tables
    .selectFrom('identity_addresses')
    .select('person_id')
    .where('match_key', '=', key)
    .executeTakeFirst()
  if (taken?.person_id === entry.person) return
  if (taken) throw new Problem('address-taken')
  const first = await tables
    .selectFrom('identity_addresses')
    .select('id')
    .where('person_id', '=', entry.person)
    .executeTakeFirst()
  await tables
    .insertInto('identity_addresses')
    .values({
      id: entry.id,
      person_id: entry.person,
      value: entry.email.trim(),
      match_key: key,
      is_primary: !first,
      added_at: entry.at,
    })
    .execute()
}
