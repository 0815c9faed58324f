import type { identity as contract } from '@rucksack/contract'
import type { Db } from '../../platform/db.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { keepAddress, lockAddress, matchKey } from './addresses.ts'
import { type Identity, own } from './identity.ts'

/** The person with this proved address; made at the first time. */
export async function personFor(
  identity: Identity,
  email: string,
  language: string | null,
  name: string | null = null,
): Promise<string> {
  const { db, clock } = identity
  return await db.transaction().execute(async trx => {
    const tables = own(trx)
    await lockAddress(trx, matchKey(email))
    const known = await tables
      .selectFrom('identity_addresses')
      .select('person_id')
      .where('match_key', '=', matchKey(email))
      .executeTakeFirst()
    if (known) return known.person_id
    const now = clock.now()
    const id = uuidv7(now)
    await tables
      .insertInto('identity_people')
      .values({ id, name, language, operator: false, created_at: now })
      .execute()
    await keepAddress(trx, { id: uuidv7(now), person: id, email, at: now })
    return id
  })
}

export type Person = {
  id: string
  name: string | null
  language: string | null
  operator: boolean
  createdAt: string
  addresses: contract.Address[]
}

/** A person with their addresses. */
export async function readPerson(db: Db, id: string): Promise<Person> {
  const tables = own(db)
  const person = await tables
    .selectFrom('identity_people')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) throw new Problem('not-signed-in')
  const addresses = await tables
    .selectFrom('identity_addresses')
    .selectAll()
    .where('person_id', '=', id)
    .orderBy('added_at')
    .execute()
  return {
    id,
    name: person.name,
    language: person.language,
    operator: person.operator,
    createdAt: person.created_at.toISOString(),
    addresses: addresses.map(row => ({
      id: row.id,
      kind: 'email',
      value: row.value,
      verified: true,
      primary: row.is_primary,
      addedAt: row.added_at.toISOString(),
    })),
  }
}

/** Change name or language. */
export async function changePerson(
  db: Db,
  id: string,
  change: { name?: string | null; language?: string | null },
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await own(db).updateTable('identity_people').set(change).where('id', '=', id).execute()
}

/** Delete a person and all that is theirs; rooms above hear `person.deleted` and empty their own shelves. */
export async function deletePerson(identity: Identity, person: string): Promise<void> {
  await identity.db.transaction().execute(async trx => {
    const tables = own(trx)
    await identity.mayLeave(trx, person)
    const { operator } = await tables
      .selectFrom('identity_people')
      .select('operator')
      .where('id', '=', person)
      .executeTakeFirstOrThrow()
    if (operator) {
      const other = await tables
        .selectFrom('identity_people')
        .select('id')
        .where('operator', '=', true)
        .where('id', '!=', person)
        .executeTakeFirst()
      if (!other) throw new Problem('last-operator')
    }
    const addresses = await tables
      .selectFrom('identity_addresses')
      .select('match_key')
      .where('person_id', '=', person)
      .execute()
    if (addresses.length > 0)
      await tables
        .deleteFrom('identity_attempts')
        .where(
          'match_key',
          'in',
          addresses.map(row => row.match_key),
        )
        .execute()
    await tables.deleteFrom('identity_people').where('id', '=', person).execute()
    const sealed = identity.secrets
      .seal('person.deleted', Buffer.from(JSON.stringify(addresses.map(row => row.match_key))))
      .toString('base64')
    await emit(trx, identity.clock, { name: 'person.deleted', payload: { person, addresses: sealed } })
  })
}
