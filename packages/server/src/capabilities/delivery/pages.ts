import { problems } from '@rucksack/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type RenderPage, readForm, sendPage, troubleOf } from '../../platform/http/pages.ts'
import type { Serving } from '../../platform/http/serve.ts'
import { Problem } from '../../platform/problem.ts'
import { signInByCode } from '../identity/index.ts'
import { acceptClaim, declineClaim, mailClaimCode, readClaim } from './answer-claim.ts'
import type { Delivery } from './delivery.ts'

type ClaimRequest = FastifyRequest<{ Params: { secret: string } }>

/** The page a learner opens from the mail: read, sign in in place, answer. */
export function claimPages(serving: Serving, delivery: Delivery, render: RenderPage): void {
  const { http, localeOf } = serving

  http.get('/claim/:secret', async (request: ClaimRequest, reply) => {
    const { secret } = request.params
    const claim = await readClaim(delivery, secret, request.caller.person)
    return await sendPage(render, request, quiet(reply), {
      kind: 'claim',
      claim,
      secret,
      attempt: null,
      trouble: null,
    })
  })

  http.post('/claim/:secret', async (request: ClaimRequest, reply) => {
    const { secret } = request.params
    const form = readForm(request)
    let attempt = form['attempt'] ?? null
    try {
      if (form['do'] === 'mail-code')
        attempt = (await mailClaimCode(delivery, secret, localeOf(request))).attempt
      else {
        await act(delivery, request, reply, secret, form, localeOf(request))
        if (reply.sent) return reply
      }
      const claim = await readClaim(delivery, secret, request.caller.person)
      return await sendPage(render, request, quiet(reply), {
        kind: 'claim',
        claim,
        secret,
        attempt,
        trouble: null,
      })
    } catch (cause) {
      const { status, ...trouble } = troubleOf(cause, code => problems[code].advice)
      const claim = await readClaim(delivery, secret, request.caller.person)
      const page = { kind: 'claim' as const, claim, secret, attempt, trouble }
      return await sendPage(render, request, quiet(reply), page, { status })
    }
  })
}

async function act(
  delivery: Delivery,
  request: ClaimRequest,
  reply: FastifyReply,
  secret: string,
  form: Record<string, string>,
  locale: string,
): Promise<void> {
  if (form['do'] === 'code') {
    await signInByCode(delivery.identity, form['attempt'] ?? '', form['code'] ?? '', locale, request, reply)
    await reply.redirect(`/claim/${encodeURIComponent(secret)}`, 303)
    return
  }
  const { person } = request.caller
  if (person === null) throw new Problem('not-signed-in')
  if (form['do'] === 'accept') {
    const badge = await acceptClaim(delivery, secret, person, locale)
    await reply.redirect(`/backpack/badges/${badge}`, 303)
  } else if (form['do'] === 'decline') await declineClaim(delivery, secret, person)
  else throw new Problem('bad-request')
}

/** The address of this page is a secret: it is not told to where its links lead. */
const quiet = (reply: FastifyReply) => reply.header('referrer-policy', 'same-origin')
