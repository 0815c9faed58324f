import type { identity as contract } from '@rucksack/contract'
import type { FastifyReply } from 'fastify'
import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/caller.ts'
import { hashSecret, secretToken, uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { describeDevice } from './describe-device.ts'
import { type Identity, own } from './identity.ts'

const lifeMs = 60 * 86_400_000
const idleMs = 21 * 86_400_000
const freshMs = 10 * 60_000

/** The session cookie's name; with TLS the browser itself binds it to this host. */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-rucksack' : 'rucksack'
}

/** Begin a session and set its cookie. Signing in always makes a new secret, so none can be planted. */
export async function beginSession(
  identity: Identity,
  person: string,
  userAgent: string,
  reply: FastifyReply,
): Promise<string> {
  const { db, clock, publicUrl } = identity
  const secret = secretToken(32)
  const now = clock.now()
  const id = uuidv7(now)
  await own(db)
    .insertInto('identity_sessions')
    .values({
      id,
      person_id: person,
      secret_hash: hashSecret(secret),
      device: describeDevice(userAgent),
      created_at: now,
      last_seen_at: now,
      proved_at: now,
      expires_at: new Date(now.getTime() + lifeMs),
    })
    .execute()
  reply.setCookie(cookieName(publicUrl), secret, {
    path: '/',
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'lax',
    maxAge: lifeMs / 1000,
  })
  return id
}

/** Whose session a cookie is, if it still holds. Being seen is noted once in ten minutes. */
export async function callerOfSession(identity: Identity, secret: string): Promise<Caller | null> {
  const now = identity.clock.now()
  const row = await own(identity.db)
    .selectFrom('identity_sessions')
    .innerJoin('identity_people', 'identity_people.id', 'identity_sessions.person_id')
    .select([
      'identity_sessions.id',
      'person_id',
      'last_seen_at',
      'proved_at',
      'expires_at',
      'operator',
      'language',
    ])
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst()
  if (!row || row.expires_at <= now || now.getTime() - row.last_seen_at.getTime() > idleMs) return null
  if (now.getTime() - row.last_seen_at.getTime() > 600_000) {
    await own(identity.db)
      .updateTable('identity_sessions')
      .set({ last_seen_at: now })
      .where('id', '=', row.id)
      .execute()
  }
  return {
    person: row.person_id,
    via: 'session',
    scopes: 'all',
    operator: row.operator,
    session: row.id,
    provedAt: row.proved_at,
    language: row.language,
  }
}

/** Some acts ask for a sign-in of the last ten minutes, so that an open screen is not enough. */
export function requireFresh(identity: Identity, caller: Caller): void {
  if (
    caller.via !== 'session' ||
    caller.provedAt === null ||
    identity.clock.now().getTime() - caller.provedAt.getTime() > freshMs
  ) {
    throw new Problem('fresh-sign-in-needed')
  }
}

export async function endSession(db: Db, person: string, session: string): Promise<boolean> {
  const gone = await own(db)
    .deleteFrom('identity_sessions')
    .where('id', '=', session)
    .where('person_id', '=', person)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Where a person is signed in, newest first. */
export async function listSessions(
  db: Db,
  person: string,
  current: string | null,
): Promise<contract.Session[]> {
  const rows = await own(db)
    .selectFrom('identity_sessions')
    .select(['id', 'device', 'created_at', 'last_seen_at'])
    .where('person_id', '=', person)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    device: row.device,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === current,
  }))
}

export function clearCookie(publicUrl: string, reply: FastifyReply): void {
  reply.clearCookie(cookieName(publicUrl), {
    path: '/',
    secure: publicUrl.startsWith('https:'),
    httpOnly: true,
    sameSite: 'lax',
  })
}
