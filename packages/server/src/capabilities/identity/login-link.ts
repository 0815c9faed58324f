import { hashSecret, secretToken, uuidv7 } from '../../platform/ids.ts'
import { matchKey } from './addresses.ts'
import { codeHash, lifeMs } from './attempts.ts'
import { type Identity, own } from './identity.ts'

/** A sign-in link without a mail, for the operator at the machine itself. */
export async function makeLoginLink(
  identity: Identity,
  email: string,
): Promise<{ link: string; minutes: number }> {
  const now = identity.clock.now()
  const attempt = secretToken()
  const secret = secretToken()
  await own(identity.db)
    .insertInto('identity_attempts')
    .values({
      id: uuidv7(now),
      attempt_hash: hashSecret(attempt),
      link_hash: hashSecret(secret),
      // No code goes with this link: one of random text cannot be typed.
      code_hash: codeHash(attempt, secretToken()),
      kind: 'sign-in',
      email: email.trim(),
      match_key: matchKey(email),
      person_id: null,
      next: '/',
      tries: 0,
      used_at: null,
      expires_at: new Date(now.getTime() + lifeMs),
    })
    .execute()
  return { link: `${identity.publicUrl}/sign-in/${secret}`, minutes: lifeMs / 60_000 }
}
