import type { schoolSignIn as contract } from '@rucksack/contract'
import { type Db, inTransaction } from '../../platform/db.ts'
import { isUuid, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { own } from './identity.ts'
import { notify } from './notify.ts'
import type { ProviderRow } from './school.ts'
import type { SchoolIdentity } from './school-identity.ts'

/** Who signs in with this account of a provider, or null. */
export async function linkedPerson(db: Db, provider: string, subject: string): Promise<string | null> {
  const row = await own(db)
    .selectFrom('identity_school_accounts')
    .select('person_id')
    .where('provider_id', '=', provider)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** Let a person sign in with an account of a provider; the first time their addresses hear of it. */
export async function linkAccount(
  identity: SchoolIdentity,
  trx: Db,
  person: string,
  visit: { provider: ProviderRow; claims: { sub: string }; email: string | null; locale: string },
): Promise<void> {
  const now = identity.clock.now()
  const row = {
    id: uuidv7(now),
    provider_id: visit.provider.id,
    subject: visit.claims.sub,
    person_id: person,
    email: visit.email,
    linked_at: now,
    last_at: now,
  }
  const kept = await own(trx)
    .insertInto('identity_school_accounts')
    .values(row)
    .onConflict(clash =>
      clash.columns(['provider_id', 'subject']).doUpdateSet({ last_at: now, email: visit.email }),
    )
    .returning(['id', 'person_id'])
    .executeTakeFirstOrThrow()
  // Two first visits at once for two people: the one who was first keeps it.
  if (kept.person_id !== person) throw new Problem('school-account-taken')
  if (kept.id === row.id)
    await notify(identity, trx, {
      person,
      what: 'school-linked',
      subject: visit.provider.name,
      locale: visit.locale,
    })
}

/** School accounts of a person, newest first. */
export async function listSchoolAccounts(db: Db, person: string): Promise<contract.SchoolAccount[]> {
  const rows = await own(db)
    .selectFrom('identity_school_accounts as a')
    .innerJoin('identity_providers as p', 'p.id', 'a.provider_id')
    .select(['a.id', 'p.name', 'a.email', 'a.linked_at', 'a.last_at'])
    .where('person_id', '=', person)
    .orderBy('linked_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    school: row.name,
    email: row.email,
    linkedAt: row.linked_at.toISOString(),
    lastUsedAt: row.last_at.toISOString(),
  }))
}

/** Stop signing in with a school account; the roles it gave end. Throws `school-account-not-found`. */
export async function unlinkAccount(
  identity: SchoolIdentity,
  person: string,
  id: string,
  locale: string,
): Promise<void> {
  await inTransaction(identity.db, async trx => {
    const gone = isUuid(id)
      ? await own(trx)
          .deleteFrom('identity_school_accounts')
          .where('id', '=', id)
          .where('person_id', '=', person)
          .returning('provider_id')
          .executeTakeFirst()
      : undefined
    if (!gone) throw new Problem('school-account-not-found')
    await identity.school.left(trx, gone.provider_id, person)
    await notify(identity, trx, { person, what: 'school-unlinked', subject: '', locale })
  })
}
