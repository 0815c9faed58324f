import { createHmac, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { hashSecret, sameSecret, secretToken, uuidv7 } from '../../platform/ids.ts'
import { mailboxOf } from '../../platform/mail-limits.ts'
import { Problem } from '../../platform/problem.ts'
import { queueMail } from '../../platform/queue-mail.ts'
import { matchKey } from './addresses.ts'
import { type Identity, own } from './identity.ts'

export const lifeMs = 15 * 60_000
const maxTries = 10

export type AttemptRequest = {
  kind: 'sign-in' | 'address'
  email: string
  /** Where to go afterwards: a path on this host. */
  next: string
  person: string | null
  locale: string
}

export type Started = { attempt: string; expiresAt: string; secret: string }

/**
 * Mail a link and a six-digit code. Known and unknown addresses take the same way: an account is only made
 * when the code or link comes back, so nothing here tells whether one exists.
 */
export async function startAttempt(identity: Identity, request: AttemptRequest): Promise<Started> {
  const { db, clock } = identity
  const key = matchKey(request.email)
  await takeFrom(db, clock, `sign-in-mail:${key}`, 6, 900)
  await takeFrom(db, clock, `sign-in-mailbox:${mailboxOf(request.email)}`, 60, 900)
  const attempt = secretToken()
  const secret = secretToken()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expires = new Date(clock.now().getTime() + lifeMs)
  await db.transaction().execute(async trx => {
    await own(trx)
      .insertInto('identity_attempts')
      .values({
        id: uuidv7(clock.now()),
        attempt_hash: hashSecret(attempt),
        link_hash: request.kind === 'sign-in' ? hashSecret(secret) : null,
        code_hash: codeHash(attempt, code),
        kind: request.kind,
        email: request.email.trim(),
        match_key: key,
        person_id: request.person,
        next: safePath(request.next),
        tries: 0,
        used_at: null,
        expires_at: expires,
      })
      .execute()
    await queueMail(identity, trx, {
      kind: request.kind === 'sign-in' ? 'sign-in' : 'confirm-address',
      to: request.email.trim(),
      locale: request.locale,
      until: expires.toISOString(),
      data: { code, link: `${identity.publicUrl}/sign-in/${secret}`, minutes: lifeMs / 60_000 },
    })
  })
  return { attempt, expiresAt: expires.toISOString(), secret }
}

export type Finished = { email: string; person: string | null; next: string }

/** Use up an attempt with its code. Ten tries for an address in a quarter of an hour, whatever the number of attempts. */
export async function finishByCode(
  identity: Identity,
  kind: 'sign-in' | 'address',
  attempt: string,
  code: string,
  person: string | null,
): Promise<Finished> {
  const { db, clock } = identity
  const found = await own(db)
    .selectFrom('identity_attempts')
    .selectAll()
    .where('attempt_hash', '=', hashSecret(attempt))
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (
    !found ||
    found.used_at !== null ||
    found.expires_at <= clock.now() ||
    (kind === 'address' && found.person_id !== person)
  )
    throw new Problem('sign-in-expired')
  await takeFrom(db, clock, `sign-in-code:${found.match_key}`, maxTries, 900)
  const tried = await own(db)
    .updateTable('identity_attempts')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', found.id)
    .where('used_at', 'is', null)
    .where('tries', '<', maxTries)
    .returning('id')
    .executeTakeFirst()
  if (!tried) throw new Problem('sign-in-expired')
  if (!sameSecret(found.code_hash, codeHash(attempt, code.replace(/\s/g, ''))))
    throw new Problem('sign-in-code-wrong')
  return await useUp(identity, found.id)
}

/** Use up a sign-in attempt with the secret of its link. */
export async function finishByLink(identity: Identity, secret: string): Promise<Finished> {
  const found = await own(identity.db)
    .selectFrom('identity_attempts')
    .select('id')
    .where('link_hash', '=', hashSecret(secret))
    .executeTakeFirst()
  if (!found) throw new Problem('sign-in-expired')
  return await useUp(identity, found.id)
}

/** Whether a link still opens; looking does not use it up, since mail scanners look too. */
export async function linkIsOpen(identity: Identity, secret: string): Promise<boolean> {
  const found = await own(identity.db)
    .selectFrom('identity_attempts')
    .select(['used_at', 'expires_at'])
    .where('link_hash', '=', hashSecret(secret))
    .executeTakeFirst()
  return found !== undefined && found.used_at === null && found.expires_at > identity.clock.now()
}

/** One statement decides who was first. */
async function useUp({ db, clock }: Identity, id: string): Promise<Finished> {
  const used = await own(db)
    .updateTable('identity_attempts')
    .set({ used_at: clock.now() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .returning(['email', 'person_id', 'next'])
    .executeTakeFirst()
  if (!used) throw new Problem('sign-in-expired')
  return { email: used.email, person: used.person_id, next: used.next }
}

/** Attempts and challenges that ended a day ago are forgotten. */
export async function sweepAttempts(db: Db, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - 86_400_000)
  await own(db).deleteFrom('identity_attempts').where('expires_at', '<', limit).execute()
  await own(db).deleteFrom('identity_challenges').where('expires_at', '<', limit).execute()
  await own(db).deleteFrom('identity_sessions').where('expires_at', '<', now).execute()
}

/** A code is only six digits, so its hash is bound to the attempt, which is not stored. */
export function codeHash(attempt: string, code: string): Buffer {
  return createHmac('sha256', attempt).update(code).digest()
}

export function safePath(next: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/'
}
