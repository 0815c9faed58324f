import { type Db, inTransaction } from '../../platform/db.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { emit } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { keepAddress } from './addresses.ts'
import { finishByCode } from './attempts.ts'
import { type Identity, own } from './identity.ts'
import { notify } from './notify.ts'

/** Confirm a further address with the code that was mailed to it. */
export async function confirmAddress(
  identity: Identity,
  person: string,
  attempt: string,
  code: string,
  locale: string,
): Promise<void> {
  const { email } = await finishByCode(identity, 'address', attempt, code, person)
  await inTransaction(identity.db, async trx => {
    const at = identity.clock.now()
    await keepAddress(trx, { id: uuidv7(at), person, email, at })
    await emit(trx, identity.clock, { name: 'address.verified', payload: { person } })
    await notify(identity, trx, { person, what: 'address-added', subject: email, locale })
  })
}

/** Send a person's mail to this address from now on. */
export async function makePrimary(identity: Identity, person: string, address: string): Promise<void> {
  await inTransaction(identity.db, async trx => {
    await mine(trx, person, address)
    const tables = own(trx)
    await tables
      .updateTable('identity_addresses')
      .set({ is_primary: false })
      .where('person_id', '=', person)
      .execute()
    await tables
      .updateTable('identity_addresses')
      .set({ is_primary: true })
      .where('id', '=', address)
      .execute()
  })
}

/** Remove an address; never the last one. */
export async function removeAddress(
  identity: Identity,
  person: string,
  address: string,
  locale: string,
): Promise<void> {
  await inTransaction(identity.db, async trx => {
    const gone = await mine(trx, person, address)
    const tables = own(trx)
    // One row per person is locked, so that two removals cannot each leave the other one's address.
    await tables.selectFrom('identity_people').select('id').where('id', '=', person).forUpdate().execute()
    const others = await tables
      .selectFrom('identity_addresses')
      .select(['id', 'is_primary'])
      .where('person_id', '=', person)
      .where('id', '!=', address)
      .orderBy('added_at')
      .execute()
    const heir = others[0]
    if (!heir) throw new Problem('last-address')
    await tables.deleteFrom('identity_addresses').where('id', '=', address).execute()
    if (gone.is_primary)
      await tables
        .updateTable('identity_addresses')
        .set({ is_primary: true })
        .where('id', '=', heir.id)
        .execute()
    await notify(identity, trx, {
      person,
      what: 'address-removed',
      subject: gone.value,
      locale,
      also: gone.value,
    })
  })
}

async function mine(trx: Db, person: string, address: string) {
  const found = isUuid(address)
    ? await own(trx)
        .selectFrom('identity_addresses')
        .select(['value', 'is_primary'])
        .where('id', '=', address)
        .where('person_id', '=', person)
        .executeTakeFirst()
    : undefined
  if (!found) throw new Problem('address-not-found')
  return found
}
