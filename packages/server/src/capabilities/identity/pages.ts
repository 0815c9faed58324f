import { problems } from '@rucksack/contract'
import type { FastifyInstance } from 'fastify'
import { type RenderPage, readForm, sendPage, troubleOf } from '../../platform/http/pages.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { linkIsOpen, safePath, startAttempt } from './attempts.ts'
import { findSchools } from './find-schools.ts'
import { isEmail } from './is-email.ts'
import type { SchoolIdentity } from './school-identity.ts'
import { schoolPages } from './school-pages.ts'
import { beginSession, clearCookie, endSession } from './sessions.ts'
import { setUp, setUpIsOpen } from './set-up.ts'
import { signInByCode, signInByLink } from './sign-in.ts'

const advice = (code: keyof typeof problems) => problems[code].advice

/** Pages for signing in and out and for the first operator; plain forms that work without JavaScript. */
export function identityPages(serving: Serving, identity: SchoolIdentity, render: RenderPage): void {
  const { http, localeOf } = serving
  signInPages(http, serving, identity, render)
  schoolPages(serving, identity, render)

  http.post('/sign-out', async (request, reply) => {
    if (request.caller.session !== null && request.caller.person !== null)
      await endSession(identity.db, request.caller.person, request.caller.session)
    clearCookie(identity.publicUrl, reply)
    return reply.redirect('/', 303)
  })

  http.get<{ Params: { secret: string } }>('/set-up/:secret', async (request, reply) => {
    const open = await setUpIsOpen(identity, request.params.secret)
    const page = {
      kind: 'set-up' as const,
      secret: request.params.secret,
      open,
      email: '',
      name: '',
      trouble: null,
    }
    return await sendPage(render, request, reply, page, { status: open ? 200 : 410 })
  })

  http.post<{ Params: { secret: string } }>('/set-up/:secret', async (request, reply) => {
    const { email = '', name = '' } = readForm(request)
    const { secret } = request.params
    try {
      await takeFrom(identity.db, identity.clock, `set-up:${request.ip}`, 20, 900)
      if (!isEmail(email)) throw notAnAddress()
      const person = await setUp(identity, secret, email, name.trim() || null, localeOf(request))
      await beginSession(identity, person, request.headers['user-agent'] ?? '', reply)
      return reply.redirect('/manage', 303)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, advice)
      const open = trouble.code !== 'set-up-done'
      const page = { kind: 'set-up' as const, secret, open, email, name, trouble: open ? trouble : null }
      return await sendPage(render, request, reply, page, { status: open ? status : 410 })
    }
  })
}

function signInPages(
  http: FastifyInstance,
  serving: Serving,
  identity: SchoolIdentity,
  render: RenderPage,
): void {
  http.get<{ Querystring: { next?: string; email?: string } }>('/sign-in', async (request, reply) => {
    const { next = '/', email = '' } = request.query
    const page = {
      kind: 'sign-in' as const,
      next: safePath(String(next)),
      email: String(email),
      schools: await findSchools(identity, safePath(String(next))),
      trouble: null,
    }
    return await sendPage(render, request, reply, page)
  })

  http.post('/sign-in', async (request, reply) => {
    const { email = '', next = '/' } = readForm(request)
    try {
      if (!isEmail(email)) throw notAnAddress()
      await takeFrom(identity.db, identity.clock, `sign-in:${request.ip}`, 60, 900)
      const { attempt } = await startAttempt(identity, {
        kind: 'sign-in',
        email,
        next,
        person: null,
        locale: serving.localeOf(request),
      })
      const page = {
        kind: 'sign-in-code' as const,
        attempt,
        email: email.trim(),
        next: safePath(next),
        schools: await findSchools(identity, safePath(next), email),
        school: null,
        trouble: null,
      }
      return await sendPage(render, request, reply, page)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, advice)
      const schools = await findSchools(identity, safePath(next))
      const page = { kind: 'sign-in' as const, next: safePath(next), email, schools, trouble }
      return await sendPage(render, request, reply, page, { status })
    }
  })

  http.post('/sign-in/code', async (request, reply) => {
    const { attempt = '', code = '', email = '', next = '/' } = readForm(request)
    try {
      const done = await signInByCode(identity, attempt, code, serving.localeOf(request), request, reply)
      return reply.redirect(safePath(done.next), 303)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, advice)
      const page = {
        kind: 'sign-in-code' as const,
        attempt,
        email,
        next: safePath(next),
        schools: [],
        school: null,
        trouble,
      }
      return await sendPage(render, request, reply, page, { status })
    }
  })

  http.get<{ Params: { secret: string } }>('/sign-in/:secret', async (request, reply) => {
    const { secret } = request.params
    const open = await linkIsOpen(identity, secret)
    const page = { kind: 'sign-in-link' as const, secret, open, trouble: null }
    return await sendPage(render, request, reply, page, { status: open ? 200 : 410 })
  })

  http.post('/sign-in/link', async (request, reply) => {
    const { secret = '' } = readForm(request)
    try {
      await takeFrom(identity.db, identity.clock, `sign-in-link:${request.ip}`, 60, 900)
      const done = await signInByLink(identity, secret, serving.localeOf(request), request, reply)
      return reply.redirect(safePath(done.next), 303)
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, advice)
      const page = { kind: 'sign-in-link' as const, secret, open: false, trouble }
      return await sendPage(render, request, reply, page, {
        status: trouble.code === 'sign-in-expired' ? 410 : status,
      })
    }
  })
}

const notAnAddress = () => new Problem('validation-failed', { detail: 'That is not an e-mail address.' })
