import { problems } from '@rucksack/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type RenderPage, sendPage, troubleOf } from '../../platform/http/pages.ts'
import { takeFrom } from '../../platform/http/rate-limit.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { lifeMs, safePath } from './attempts.ts'
import { findSchools } from './find-schools.ts'
import type { SchoolIdentity } from './school-identity.ts'
import { beginSchoolSignIn, finishProof, finishSchoolSignIn } from './school-sign-in.ts'
import { beginSession, requireFresh } from './sessions.ts'

type Start = { Params: { id: string }; Querystring: { next?: string; login_hint?: string; link?: string } }

/** Whole schools come from one address. */
const manyFromOneSchool = 2_000

/** The way to a school's sign-in and back. */
export function schoolPages(serving: Serving, identity: SchoolIdentity, render: RenderPage): void {
  const { http, localeOf, publicUrl } = serving
  const secure = publicUrl.startsWith('https:')
  const cookie = secure ? '__Host-rucksack-school' : 'rucksack-school'

  http.get<Start>('/sign-in/school/:id', async (request, reply) => {
    const next = safePath(String(request.query.next ?? '/'))
    return await orSignIn(request, reply, next, async () => {
      await takeFrom(identity.db, identity.clock, `school:${request.ip}`, manyFromOneSchool, 900)
      const linking = request.query.link === 'true'
      if (linking) requireFresh(identity, request.caller)
      const begun = await beginSchoolSignIn(identity, request.params.id, {
        next,
        hint: request.query.login_hint === undefined ? null : String(request.query.login_hint).slice(0, 254),
        person: linking ? request.caller.person : null,
        again: request.caller.person !== null,
      })
      reply.setCookie(cookie, begun.browser, {
        path: '/',
        httpOnly: true,
        secure,
        sameSite: 'lax',
        maxAge: (2 * lifeMs) / 1000,
      })
      return reply.header('cache-control', 'no-store').redirect(begun.url, 303)
    })
  })

  http.get('/sign-in/school/callback', async (request, reply) =>
    orSignIn(request, reply, '/', async () => {
      await takeFrom(identity.db, identity.clock, `school:${request.ip}`, manyFromOneSchool, 900)
      const query = request.url.slice(request.url.indexOf('?') + 1)
      const done = await finishSchoolSignIn(identity, {
        query,
        state: new URLSearchParams(query).get('state') ?? '',
        browser: request.cookies[cookie] ?? '',
        caller: request.caller.person,
        locale: localeOf(request),
      })
      if (done.kind === 'prove') {
        const { attempt, email, school, next } = done
        return await sendPage(render, request, reply, {
          kind: 'sign-in-code',
          attempt,
          email,
          next,
          schools: [],
          school,
          trouble: null,
        })
      }
      await beginSession(identity, done.person, request.headers['user-agent'] ?? '', reply)
      reply.clearCookie(cookie, { path: '/', secure, httpOnly: true, sameSite: 'lax' })
      return reply.header('cache-control', 'no-store').redirect(done.next, 303)
    }),
  )

  http.get<{ Querystring: { secret?: string } }>('/sign-in/school/finish', async (request, reply) => {
    if (request.caller.person === null) return reply.redirect('/sign-in', 303)
    const next = await finishProof(identity, {
      secret: String(request.query.secret ?? ''),
      browser: request.cookies[cookie] ?? '',
      caller: request.caller.person,
      locale: localeOf(request),
    })
    reply.clearCookie(cookie, { path: '/', secure, httpOnly: true, sameSite: 'lax' })
    return reply.header('cache-control', 'no-store').redirect(next ?? '/', 303)
  })

  /** Whatever goes wrong with a school, the page that says so also signs in by mail. */
  async function orSignIn(
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    act: () => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    try {
      return await act()
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      if (cause instanceof Problem && cause.extras.cause)
        request.log.warn({ err: cause.extras.cause, code: cause.code }, 'signing in with a school failed')
      const page = {
        kind: 'sign-in' as const,
        next,
        email: '',
        schools: await findSchools(identity, next),
        trouble,
      }
      return await sendPage(render, request, reply, page, { status })
    }
  }
}
