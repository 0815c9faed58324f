import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Finished, finishByCode, finishByLink } from './attempts.ts'
import type { Identity } from './identity.ts'
import { personFor } from './people.ts'
import { beginSession } from './sessions.ts'

export type SignedIn = { personId: string; next: string }

/** Sign in with the code from the mail. */
export async function signInByCode(
  identity: Identity,
  attempt: string,
  code: string,
  locale: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn> {
  const finished = await finishByCode(identity, 'sign-in', attempt, code, null)
  return await begin(identity, finished, locale, request, reply)
}

/** Sign in with the secret of the link from the mail. */
export async function signInByLink(
  identity: Identity,
  secret: string,
  locale: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn> {
  return await begin(identity, await finishByLink(identity, secret), locale, request, reply)
}

async function begin(
  identity: Identity,
  finished: Finished,
  locale: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn> {
  const personId = await personFor(identity, finished.email, locale)
  await beginSession(identity, personId, request.headers['user-agent'] ?? '', reply)
  return { personId, next: finished.next }
}
