import { identity as contract } from '@rucksack/contract'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import { type Serving, serve } from '../../platform/http/serve.ts'
import { safePath, startAttempt } from './attempts.ts'
import type { Identity } from './identity.ts'
import { beginPasskeySignIn, finishPasskeySignIn } from './passkeys.ts'
import { requirePerson } from './require-person.ts'
import { beginSession, clearCookie, endSession } from './sessions.ts'
import { setUp } from './set-up.ts'
import { signInByCode, signInByLink } from './sign-in.ts'

/** Our API for signing in and out. */
export function signInRoutes(serving: Serving, identity: Identity): void {
  const { db, clock } = identity

  serve(serving, contract.startSignIn, async ({ body, locale, request }) => {
    await takeFrom(db, clock, `sign-in:${request.ip}`, 60, 900)
    const { attempt, expiresAt } = await startAttempt(identity, {
      kind: 'sign-in',
      email: body.email,
      next: body.next ?? '/',
      person: null,
      locale,
    })
    return { attempt, expiresAt }
  })

  serve(serving, contract.finishSignInByCode, async ({ body, locale, request, reply }) =>
    signInByCode(identity, body.attempt, body.code, locale, request, reply),
  )

  serve(serving, contract.finishSignInByLink, async ({ body, locale, request, reply }) => {
    await takeFrom(db, clock, `sign-in-link:${request.ip}`, 60, 900)
    return await signInByLink(identity, body.secret, locale, request, reply)
  })

  serve(serving, contract.passkeySignInOptions, async ({ request }) => {
    await takeFrom(db, clock, `passkey:${request.ip}`, 120, 900)
    return await beginPasskeySignIn(identity)
  })

  serve(serving, contract.finishPasskeySignIn, async ({ body, request, reply }) => {
    await takeFrom(db, clock, `passkey:${request.ip}`, 120, 900)
    const personId = await finishPasskeySignIn(identity, body.attempt, body.response)
    await beginSession(identity, personId, request.headers['user-agent'] ?? '', reply)
    return { personId, next: safePath(body.next ?? '/') }
  })

  serve(serving, contract.signOut, async ({ caller, reply }) => {
    if (caller.session !== null) await endSession(db, requirePerson(caller), caller.session)
    clearCookie(identity.publicUrl, reply)
    return undefined
  })

  serve(serving, contract.setUpHost, async ({ body, locale, request, reply }) => {
    await takeFrom(db, clock, `set-up:${request.ip}`, 20, 900)
    const personId = await setUp(identity, body.secret, body.email, body.name ?? null, locale)
    await beginSession(identity, personId, request.headers['user-agent'] ?? '', reply)
    return { personId, next: '/manage' }
  })
}
