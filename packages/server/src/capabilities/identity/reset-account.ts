import { inTransaction } from '../../platform/db.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { addressesOf, personWithAddress } from './addresses.ts'
import { type Identity, own } from './identity.ts'

/** End every session, token and passkey of an account, and tell its addresses. False when there is no such account. */
export async function resetAccount(identity: Identity, email: string): Promise<boolean> {
  return await inTransaction(identity.db, async trx => {
    const person = await personWithAddress(trx, email)
    if (person === null) return false
    const tables = own(trx)
    await tables.deleteFrom('identity_sessions').where('person_id', '=', person).execute()
    await tables.deleteFrom('identity_tokens').where('person_id', '=', person).execute()
    await tables.deleteFrom('identity_passkeys').where('person_id', '=', person).execute()
    for (const to of await addressesOf(trx, person))
      await queueMail(identity, trx, {
        kind: 'security-notice',
        to,
        locale: 'en',
        data: { what: 'account-reset', subject: to, account: identity.publicUrl },
      })
    return true
  })
}
