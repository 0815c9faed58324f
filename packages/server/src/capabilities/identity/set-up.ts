import { hashSecret, sameSecret, secretToken } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { readSetting, writeSetting } from '../../platform/settings.ts'
import { type Identity, own } from './identity.ts'
import { personFor } from './people.ts'

const setting = 'set-up-secret'

/** A one-time link for the first operator, new at every start until somebody has used it; null afterwards. */
export async function setUpLink(identity: Identity): Promise<string | null> {
  if (await hasOperator(identity)) return null
  const secret = secretToken()
  await writeSetting(identity.db, setting, hashSecret(secret).toString('hex'))
  return `${identity.publicUrl}/set-up/${secret}`
}

export async function hasOperator({ db }: Identity): Promise<boolean> {
  return (
    (await own(db)
      .selectFrom('identity_people')
      .select('id')
      .where('operator', '=', true)
      .executeTakeFirst()) !== undefined
  )
}

/** Let a person operate the host too; they are made if they are new. */
export async function makeOperator(identity: Identity, email: string): Promise<void> {
  const person = await personFor(identity, email, null)
  await own(identity.db)
    .updateTable('identity_people')
    .set({ operator: true })
    .where('id', '=', person)
    .execute()
}

/** Whether the link would work now. */
export async function setUpIsOpen(identity: Identity, secret: string): Promise<boolean> {
  const kept = await readSetting(identity.db, setting)
  return (
    kept !== null &&
    sameSecret(Buffer.from(kept, 'hex'), hashSecret(secret)) &&
    !(await hasOperator(identity))
  )
}

/** Become the first operator; whoever comes second is refused. */
export async function setUp(
  identity: Identity,
  secret: string,
  email: string,
  name: string | null,
  language: string | null,
): Promise<string> {
  if (!(await setUpIsOpen(identity, secret))) throw new Problem('set-up-done')
  const used = await identity.db
    .deleteFrom('platform_settings')
    .where('name', '=', setting)
    .where('value', '=', hashSecret(secret).toString('hex'))
    .returning('name')
    .executeTakeFirst()
  if (!used) throw new Problem('set-up-done')
  const person = await personFor(identity, email, language, name)
  await own(identity.db)
    .updateTable('identity_people')
    .set({ operator: true })
    .where('id', '=', person)
    .execute()
  return person
}
