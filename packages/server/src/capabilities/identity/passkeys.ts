import type { identity as contract } from '@rucksack/contract'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Db } from '../../platform/db.ts'
import { hashSecret, secretToken, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type Identity, own } from './identity.ts'

const lifeMs = 10 * 60_000

/** Begin making a passkey: options for the browser and the name of this attempt. */
export async function beginPasskey(identity: Identity, person: string, label: string) {
  const known = await own(identity.db)
    .selectFrom('identity_passkeys')
    .select('credential_id')
    .where('person_id', '=', person)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: 'Rucksack',
    rpID: rpId(identity),
    userName: label,
    userID: new Uint8Array(Buffer.from(person.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: known.map(row => ({ id: row.credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  return { attempt: await keepChallenge(identity, options.challenge, person), options: { ...options } }
}

/** Keep a passkey that the browser made for our challenge. */
export async function addPasskey(
  identity: Identity,
  person: string,
  attempt: string,
  name: string,
  response: Record<string, unknown>,
): Promise<contract.Passkey> {
  const challenge = await useChallenge(identity, attempt, person)
  const checked = await verifyRegistrationResponse({
    // The library checks every member of what the browser sent.
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: identity.publicUrl,
    expectedRPID: rpId(identity),
    requireUserVerification: false,
  }).catch((cause: unknown) => {
    throw new Problem('passkey-refused', { cause })
  })
  if (!checked.verified || !checked.registrationInfo) throw new Problem('passkey-refused')
  const { credential } = checked.registrationInfo
  const now = identity.clock.now()
  const row = {
    id: uuidv7(now),
    person_id: person,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: String(credential.counter),
    transports: credential.transports ?? [],
    name,
    created_at: now,
    last_used_at: null,
  }
  const kept = await own(identity.db)
    .insertInto('identity_passkeys')
    .values(row)
    .onConflict(clash => clash.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) throw new Problem('passkey-refused', { detail: 'This passkey is already known here.' })
  return shown(row)
}

/** Begin signing in with whatever passkey the device offers. */
export async function beginPasskeySignIn(identity: Identity) {
  const options = await generateAuthenticationOptions({ rpID: rpId(identity), userVerification: 'preferred' })
  return { attempt: await keepChallenge(identity, options.challenge, null), options: { ...options } }
}

/** Whose passkey answered our challenge. */
export async function finishPasskeySignIn(
  identity: Identity,
  attempt: string,
  response: Record<string, unknown>,
): Promise<string> {
  const challenge = await useChallenge(identity, attempt, null)
  const row = await own(identity.db)
    .selectFrom('identity_passkeys')
    .selectAll()
    .where('credential_id', '=', String(response['id']))
    .executeTakeFirst()
  if (!row) throw new Problem('passkey-refused')
  const checked = await verifyAuthenticationResponse({
    // The library checks every member of what the browser sent.
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: identity.publicUrl,
    expectedRPID: rpId(identity),
    requireUserVerification: false,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: Number(row.counter),
    },
  }).catch((cause: unknown) => {
    throw new Problem('passkey-refused', { cause })
  })
  if (!checked.verified) throw new Problem('passkey-refused')
  await own(identity.db)
    .updateTable('identity_passkeys')
    .set({ counter: String(checked.authenticationInfo.newCounter), last_used_at: identity.clock.now() })
    .where('id', '=', row.id)
    .execute()
  return row.person_id
}

export async function listPasskeys(db: Db, person: string): Promise<contract.Passkey[]> {
  const rows = await own(db)
    .selectFrom('identity_passkeys')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('created_at')
    .execute()
  return rows.map(shown)
}

export async function renamePasskey(
  db: Db,
  person: string,
  id: string,
  name: string,
): Promise<contract.Passkey> {
  const row = await own(db)
    .updateTable('identity_passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Problem('passkey-not-found')
  return shown(row)
}

export async function removePasskey(db: Db, person: string, id: string): Promise<void> {
  const gone = await own(db)
    .deleteFrom('identity_passkeys')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new Problem('passkey-not-found')
}

async function keepChallenge(
  { db, clock }: Identity,
  challenge: string,
  person: string | null,
): Promise<string> {
  const attempt = secretToken()
  await own(db)
    .insertInto('identity_challenges')
    .values({
      attempt_hash: hashSecret(attempt),
      person_id: person,
      challenge,
      expires_at: new Date(clock.now().getTime() + lifeMs),
    })
    .execute()
  return attempt
}

/** A challenge is answered once. */
async function useChallenge(
  { db, clock }: Identity,
  attempt: string,
  person: string | null,
): Promise<string> {
  const row = await own(db)
    .deleteFrom('identity_challenges')
    .where('attempt_hash', '=', hashSecret(attempt))
    .returningAll()
    .executeTakeFirst()
  if (!row || row.person_id !== person || row.expires_at <= clock.now()) throw new Problem('sign-in-expired')
  return row.challenge
}

const rpId = (identity: Identity) => new URL(identity.publicUrl).hostname

function shown(row: {
  id: string
  name: string
  created_at: Date
  last_used_at: Date | null
}): contract.Passkey {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
